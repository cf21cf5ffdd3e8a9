import { keptCode } from './shared/kept-codes.js';

/**
 * `<fm-opening-code>`: the code of a sealed ballot, where this browser kept it. With `data-into` it is put into that field of the form,
 * otherwise it is shown once more, to be copied.
 */
class OpeningCode extends HTMLElement {
  connectedCallback(): void {
    const code = keptCode(this.dataset['sealed'] ?? '');
    const field = document.getElementById(this.dataset['into'] ?? '');
    if (field instanceof HTMLTextAreaElement && code !== undefined && field.value === '') field.value = code;
    const said = document.createElement('p');
    said.className = 'govuk-body';
    said.setAttribute('role', 'status');
    this.replaceChildren(said);
    if (code === undefined) said.textContent = this.dataset['missing'] ?? '';
    else if (this.dataset['into'] !== undefined) said.textContent = this.dataset['found'] ?? '';
    else this.show(said, code);
  }

  private show(said: HTMLElement, code: string): void {
    said.textContent = this.dataset['title'] ?? '';
    const line = document.createElement('p');
    line.className = 'fm-once';
    line.append(Object.assign(document.createElement('code'), { textContent: code }));
    const copy = document.createElement('fm-copy-code');
    for (const name of ['label', 'done', 'failed']) copy.setAttribute(`data-${name}`, this.getAttribute(`data-${name}`) ?? '');
    copy.setAttribute('data-code', code);
    this.append(line, copy);
  }
}

customElements.define('fm-opening-code', OpeningCode);
