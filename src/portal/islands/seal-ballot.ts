import { toBase64 } from '../../kernel/bytes.js';
import { commit, SALT_BYTES } from '../../ledger/core/index.js';
import { readChoice, type TallyOfForm } from '../ballots/ballot-choice.js';
import { keepCode } from './shared/kept-codes.js';
import { formatOpeningCode } from '../ballots/opening-code.js';

/**
 * `<fm-seal-ballot>`: makes the salt, seals the choice in the browser, shows the code with which the ballot is opened after the close, and
 * sends the seal alone. The answers themselves never leave the page: their fields are switched off before the form is sent.
 */
class SealBallot extends HTMLElement {
  connectedCallback(): void {
    this.piece('without-script').remove();
    this.piece('with-script').hidden = false;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.seal();
    });
    this.form.addEventListener('input', () => (this.piece('said').textContent = ''));
    this.piece('print').addEventListener('click', () => window.print());
    this.piece('go').addEventListener('click', () => this.form.submit());
  }

  private seal(): void {
    const data = new FormData(this.form);
    const tally = JSON.parse(this.dataset['tally'] ?? '') as TallyOfForm;
    const read = readChoice(tally, (name) => data.getAll(name).filter((one) => typeof one === 'string'));
    if (!read.ok) {
      this.piece('said').textContent = this.getAttribute(`data-problem-${read.problem.toLowerCase()}`) ?? '';
      return;
    }
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const sealed = commit(salt, '/command/sealed', { ballot: this.dataset['ballot'] ?? '', choice: read.choice });
    const code = formatOpeningCode(toBase64(salt), read.choice);
    keepCode(sealed, code);
    for (const field of this.form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      if (field.name === 'sealed') field.value = sealed;
      else if (field.name !== 'token') field.disabled = true;
    }
    this.show(code);
  }

  private show(code: string): void {
    this.piece('with-script').hidden = true;
    this.piece('code').textContent = code;
    const copy = this.piece('copy');
    copy.addEventListener('click', () => {
      const say = (text: string | undefined): void => void (this.piece('copied').textContent = text ?? '');
      navigator.clipboard.writeText(code).then(() => say(copy.dataset['done']), () => say(copy.dataset['failed']));
    });
    copy.hidden = !navigator.clipboard;
    const kept = this.piece('kept');
    kept.hidden = false;
    kept.focus();
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }
  private piece(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-${name}]`)!;
  }
}

customElements.define('fm-seal-ballot', SealBallot);
