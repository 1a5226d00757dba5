// <copy-text label="Copy" done="Copied"><input readonly value="…"></copy-text>
// Adds a button that copies what is inside. Without this script the words can be selected by hand.
class CopyText extends HTMLElement {
  connectedCallback() {
    const source = this.querySelector("input, textarea, code");
    if (!source || !navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = this.getAttribute("label") ?? "";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      button.textContent = this.getAttribute("done") ?? button.textContent;
    });
    this.append(button);
  }
}

customElements.define("copy-text", CopyText);
