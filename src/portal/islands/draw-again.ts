import { drawAgain } from '../../../verifier/browser/draw.js';

/**
 * `<fm-draw-again>`: computes in the page which panel a draw chose, from the fingerprint over the panels and the beacon's round, and
 * whether the round was signed. No request is made. What is to be computed with stands in the element's attributes.
 */
class DrawAgain extends HTMLElement {
  connectedCallback(): void {
    const template = this.querySelector('template');
    if (!template) return;
    this.replaceChildren(template.content);
    const button = this.querySelector('button');
    button?.addEventListener('click', () => this.compute());
  }

  private compute(): void {
    const { root, panels, drawn, chain, round, randomness, signature, previous } = this.dataset;
    const answer = drawAgain({
      root: root ?? '',
      panels: Number(panels),
      round: { chain: chain ?? '', round: Number(round), randomness: randomness ?? '', signature: signature ?? '', ...(previous ? { previous_signature: previous } : {}) },
    });
    const signed = this.item(answer.signed, this.dataset[answer.signed ? 'signatureOk' : 'signatureNo'] ?? '');
    const same = String(answer.index) === drawn;
    const words = (this.dataset[same ? 'indexOk' : 'indexNo'] ?? '').replace('NUMBER', String(answer.index ?? '?'));
    this.querySelector('ul')?.replaceChildren(signed, this.item(same, words));
  }

  private item(ok: boolean, words: string): HTMLElement {
    const item = document.createElement('li');
    item.className = ok ? 'fm-checks__item' : 'fm-checks__item fm-checks__item--no';
    item.textContent = words;
    return item;
  }
}

customElements.define('fm-draw-again', DrawAgain);
