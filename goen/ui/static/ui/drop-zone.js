// <drop-zone><label>…<input type="file" multiple></label></drop-zone>
// Files dropped anywhere on it become the input's files; their names are shown and read out below.
// Without this script the input alone does the same work.
const size = (bytes) =>
  new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: bytes < 1e6 ? "kilobyte" : "megabyte",
    maximumFractionDigits: bytes < 1e7 ? 1 : 0,
  }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));

class DropZone extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    if (!this.input) return;
    const told = document.createElement("div");
    told.setAttribute("role", "status");
    this.names = document.createElement("ul");
    told.append(this.names);
    this.append(told);
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event));
    for (const name of ["dragleave", "dragend"]) this.addEventListener(name, (event) => this.away(event));
    this.addEventListener("drop", (event) => this.take(event));
    this.input.addEventListener("change", () => this.show());
    this.show();
  }

  over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.classList.add("is-over");
  }

  away(event) {
    if (!this.contains(event.relatedTarget)) this.classList.remove("is-over");
  }

  take(event) {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.classList.remove("is-over");
    // What was chosen before stays: people bring their exports one after the other.
    const all = new DataTransfer();
    for (const file of this.input.files) all.items.add(file);
    for (const file of event.dataTransfer.files) all.items.add(file);
    this.input.files = all.files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    this.names.replaceChildren(
      ...Array.from(this.input.files, (file) => {
        const line = document.createElement("li");
        line.textContent = `${file.name} (${size(file.size)})`;
        return line;
      }),
    );
  }
}

customElements.define("drop-zone", DropZone);
