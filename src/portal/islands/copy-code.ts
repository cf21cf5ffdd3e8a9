/**
 * `<fm-copy-code>`: puts a button under a case code that copies it. The words come from the server in attributes, so the island
 * needs no catalogue. Without script, or without a clipboard, nothing is lost: the code stands on the page to be written down.
 */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button') || !navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'fm-button fm-button--secondary fm-button--small fm-code__copy';
    button.textContent = this.dataset['label'] ?? '';
    const said = document.createElement('p');
    said.className = 'fm-code__said';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => void this.copy(said));
    this.append(button, said);
  }

  private async copy(said: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.dataset['code'] ?? '');
      said.textContent = this.dataset['done'] ?? '';
    } catch {
      said.textContent = this.dataset['failed'] ?? '';
    }
  }
}

customElements.define('fm-copy-code', CopyCode);
