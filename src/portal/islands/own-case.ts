import { fromBase64, toBase64, utf8 } from '../../kernel/bytes.js';
import { type CaseKey, caseKey, parseCaseCode } from '../../ledger/core/case-key.js';
import { signEd25519 } from '../../ledger/core/ed25519.js';

/**
 * `<fm-own-case>` around the forms of a case: the code that is typed stays in this script. What goes to the server is the public key
 * with a signature that is minutes old, and the signature of each act. The key lives as long as the page; a reload forgets it.
 * Without script the forms send the code, and the server signs for that one request.
 */
let held: CaseKey | undefined;
/** What was typed goes with the signature too, so that it comes back if that cannot be taken. */
let typedLast: readonly (readonly [string, string])[] = [];

class OwnCase extends HTMLElement {
  #ahead = 0;
  #busy = false;

  connectedCallback(): void {
    this.#ahead = Date.parse(this.dataset['now'] ?? '') - Date.now();
    for (const form of this.querySelectorAll('form')) {
      if (new URL(form.action).pathname !== '/case') continue;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.#act(form, event.submitter);
      });
    }
    const { act, request, files, done } = this.dataset;
    const bytes = act === undefined ? undefined : fromBase64(act);
    if (bytes && held) {
      const signed = new FormData();
      for (const [name, value] of typedLast) signed.append(name, value);
      for (const [name, value] of Object.entries({ go: 'sign', signRequest: request ?? '', actSignature: sign(held, bytes), handles: files ?? '', done: done ?? '' })) signed.set(name, value);
      this.#send(signed);
    }
  }

  #act(form: HTMLFormElement, pressed: HTMLElement | null): void {
    const typed = new FormData(form);
    if (pressed instanceof HTMLButtonElement) typed.set(pressed.name, pressed.value);
    const code = typed.get('code');
    typed.delete('code');
    if (typeof code === 'string') held = parseCaseCode(code) === undefined ? undefined : caseKey(code);
    typedLast = [...typed].filter((field): field is [string, string] => typeof field[1] === 'string');
    this.#send(typed, typeof code === 'string' ? code : undefined);
  }

  /** `typed`: a code that is none comes back into its field, without having been sent. */
  #send(fields: FormData, typed?: string): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#say('waiting');
    if (held) for (const [name, value] of Object.entries(this.#proof(held))) fields.set(name, value);
    fetch('/case', { method: 'POST', body: fields, credentials: 'same-origin', cache: 'no-store' })
      .then(async (answer) => show(new DOMParser().parseFromString(await answer.text(), 'text/html'), typed))
      .catch(() => {
        this.#busy = false;
        this.#say('failed');
      });
  }

  #proof(key: CaseKey): { readonly key: string; readonly at: string; readonly signature: string } {
    const at = new Date(Date.now() + this.#ahead).toISOString();
    const statement = utf8(`folkmoot/open-case/v1\n${this.dataset['origin'] ?? ''}\n${at}\n`);
    return { key: key.publicKey, at, signature: sign(key, statement) };
  }

  #say(what: 'waiting' | 'failed'): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = this.dataset[what] ?? '';
  }
}

function sign(key: CaseKey, bytes: Uint8Array): string {
  return toBase64(signEd25519(bytes, key.seed));
}

function show(page: Document, typed: string | undefined): void {
  document.title = page.title;
  document.body.replaceWith(page.body);
  const code = document.querySelector<HTMLInputElement>('fm-own-case input[name=code]');
  if (code && typed !== undefined) code.value = typed;
  const focus = document.querySelector<HTMLElement>('.govuk-error-summary') ?? document.querySelector<HTMLElement>('#main');
  focus?.focus();
  window.scrollTo(0, 0);
}

customElements.define('fm-own-case', OwnCase);
