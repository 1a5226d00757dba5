// <filter-select label="Search"><select>…</select></filter-select>
// Adds a search box above a long select; what does not match is left out. Without this script the select stays.
class FilterSelect extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector("select");
    if (!this.select) return;
    this.groups = Array.from(this.select.children, (child) => child.cloneNode(true));
    this.box = document.createElement("input");
    this.box.type = "search";
    this.box.setAttribute("aria-label", this.getAttribute("label") ?? "");
    this.box.placeholder = this.getAttribute("label") ?? "";
    this.box.addEventListener("input", () => this.narrow());
    this.box.addEventListener("keydown", (event) => {
      // Enter in the search box must not send the form half-way.
      if (event.key === "Enter") event.preventDefault();
    });
    this.select.before(this.box);
  }

  narrow() {
    const chosen = this.select.value;
    const words = this.box.value.normalize("NFKC").toLowerCase().split(/[\s/_]+/).filter(Boolean);
    const fits = (option) => {
      const text = `${option.textContent} ${option.value}`.normalize("NFKC").toLowerCase();
      return option.value === chosen || words.every((word) => text.includes(word));
    };
    const kept = this.groups.map((group) => {
      const copy = group.cloneNode(true);
      if (copy.localName === "option") return fits(copy) ? copy : null;
      for (const option of [...copy.children]) if (!fits(option)) option.remove();
      return copy.children.length ? copy : null;
    });
    this.select.replaceChildren(...kept.filter(Boolean));
    this.select.value = chosen;
    const found = Array.from(this.select.options).filter((option) => option.value !== chosen);
    // One place left: that is the one meant.
    if (words.length && found.length === 1) this.select.value = found[0].value;
  }
}

customElements.define("filter-select", FilterSelect);
