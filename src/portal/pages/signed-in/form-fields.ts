/** What a posted form holds. It comes from outside: every field may be missing, repeated, or anything. */
export class FormFields {
  readonly #fields: Record<string, unknown>;

  constructor(body: unknown) {
    this.#fields = typeof body === 'object' && body !== null ? { ...(body as Record<string, unknown>) } : {};
  }

  /** The first value, with line ends as `\n`, since browsers send `\r\n`. */
  text(name: string): string {
    return this.list(name)[0] ?? '';
  }

  trimmed(name: string): string {
    return this.text(name).trim();
  }

  /** The value if it is one of a closed list. */
  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const given = this.text(name);
    return values.find((value) => value === given);
  }

  flag(name: string): boolean {
    return this.text(name) === 'yes';
  }

  list(name: string): string[] {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one) => typeof one === 'string').map((one) => one.replaceAll('\r\n', '\n'));
  }

  /** In the place of what was sent: files that came with the form are carried on as what opens them. */
  keep(name: string, values: readonly string[]): void {
    this.#fields[name] = [...values];
  }

  /** All fields but those of the frame, to be carried on in another page. */
  all(): Record<string, readonly string[]> {
    return Object.fromEntries(
      Object.keys(this.#fields)
        .filter((name) => name !== 'token')
        .map((name) => [name, this.list(name)]),
    );
  }
}

/** A form that waits in a page until it can be sent again. */
export interface Waiting {
  /** Where it was going. */
  readonly action: string;
  readonly kept: Readonly<Record<string, readonly string[]>>;
}

/** As hidden fields of the page in which it waits. */
export function waitingFields({ action, kept }: Waiting): Readonly<Record<'action' | 'kept', string>> {
  return { action, kept: JSON.stringify(kept) };
}

/** The form that waited, as the page brought it back: it comes from outside like any other. */
export function waitingIn(form: FormFields): Waiting | undefined {
  const action = localPath(form.text('action'), '');
  if (action === '') return undefined;
  try {
    return { action, kept: new FormFields(JSON.parse(form.text('kept'))).all() };
  } catch {
    return undefined;
  }
}

/** A way back within this site: a path of the signed-in pages, of the incidents, the councils, motions, juries or the labs, never another place. */
export function localPath(given: string, otherwise: string): string {
  return /^\/(desk|members|account|sign-act|incidents|councils|motions|seats|labs|policies|recommendations|answers|draws|juries|petitions)([/?#][A-Za-z0-9/?&=_.%#-]*)?$/.test(given) ? given : otherwise;
}
