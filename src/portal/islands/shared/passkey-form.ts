import { WebAuthnError } from '@simplewebauthn/browser';

/**
 * What the three passkey islands share: a form that the server rendered, hidden until this script runs, whose sending waits for the
 * person's device. All words come from the server in `data-` attributes. The answer of the device goes into hidden fields and the form
 * is sent as forms are, so that this script never holds a session and the page that follows is the server's.
 */
export abstract class PasskeyForm extends HTMLElement {
  #busy = false;

  connectedCallback(): void {
    this.querySelector('[data-without-script]')?.remove();
    const ready = this.querySelector<HTMLElement>('[data-with-script]');
    if (!ready) return;
    const problem = this.unusable();
    if (problem !== undefined) {
      const note = document.createElement('p');
      note.className = 'govuk-body';
      note.setAttribute('role', 'alert');
      note.textContent = problem;
      this.append(note);
      return;
    }
    ready.hidden = false;
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
  }

  /** Asks the device; answers the fields to fill in, or says in words why the form must not be sent. */
  protected abstract ask(): Promise<Readonly<Record<string, string>> | Said>;

  /** Why the form cannot be used at all here. */
  protected unusable(): string | undefined {
    if (!window.isSecureContext) return this.words('insecure');
    return typeof PublicKeyCredential === 'function' ? undefined : this.words('unsupported');
  }

  protected get form(): HTMLFormElement {
    const form = this.querySelector('form');
    if (!form) throw new Error('a passkey form has no form');
    return form;
  }

  protected words(name: string): string {
    return this.dataset[name] ?? this.dataset['failed'] ?? '';
  }

  protected field(name: string): string {
    const field = this.form.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value : '';
  }

  protected fill(fields: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
  }

  protected say(text: string): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = text;
  }

  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.say(this.words('waiting'));
    try {
      const answer = await this.ask();
      if (answer instanceof Said) return this.say(answer.text);
      this.fill(answer);
      this.form.submit();
    } catch (error) {
      this.say(this.#wordsOf(error));
    } finally {
      this.#busy = false;
    }
  }

  #wordsOf(error: unknown): string {
    const name = error instanceof WebAuthnError && error.cause instanceof Error ? error.cause.name : error instanceof Error ? error.name : '';
    switch (name) {
      // Browsers do not tell whether the person said no, waited too long or has no fitting passkey, so that no site learns it.
      case 'NotAllowedError':
      case 'AbortError':
        return this.words('cancelled');
      case 'InvalidStateError':
        return this.words('known');
      // No algorithm of ours: some platform authenticators know RSA alone.
      case 'NotSupportedError':
        return this.words('algorithm');
      case 'SecurityError':
        return this.words('insecure');
      case 'TypeError':
        return this.words('offline');
      default:
        return this.words('failed');
    }
  }
}

/** A sentence for the person, in place of an answer of the device. */
export class Said {
  constructor(readonly text: string) {}
}

/** One operation of the API. Secrets stand in the body, never in an address. Nothing of the session is sent with it. */
export async function askApi<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data | Said> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { readonly data?: Data; readonly errors?: readonly { readonly message: string }[] };
  return errors?.[0] ? new Said(errors[0].message) : (data as Data);
}
