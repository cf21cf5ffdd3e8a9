import { disclosedIn, explainReceipt, holds, RECEIPT_LIMITS, type Disclosed, type Step } from '../../../verifier/browser/receipt.js';
import { parseVerifierKey } from '../../ledger/core/index.js';

/**
 * `<fm-verify-receipt>`: checks a receipt that is pasted, chosen or dropped, in the page itself. No request is made, nothing is
 * stored. Form and words stand in the page in a `<template>`, beside what is to be read where no script runs.
 */
const LARGEST = 2_000_000;

class VerifyReceipt extends HTMLElement {
  connectedCallback(): void {
    const template = this.querySelector('template');
    if (!template) return;
    this.replaceChildren(template.content);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    this.file.addEventListener('change', () => void this.take(this.file.files?.[0]));
    this.form.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.drop.classList.add('fm-drop--over');
    });
    this.form.addEventListener('dragleave', () => this.drop.classList.remove('fm-drop--over'));
    this.form.addEventListener('drop', (event) => {
      event.preventDefault();
      this.drop.classList.remove('fm-drop--over');
      void this.take(event.dataTransfer?.files[0]);
    });
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LARGEST) return this.complain('toolarge');
    this.field('receipt').value = await file.text();
    this.check();
  }

  private check(): void {
    const text = normal(this.field('receipt').value);
    if (text.trim() === '') return this.complain('nothing');
    if (text.length > LARGEST) return this.complain('toolarge');
    const vkey = this.field('vkey').value.trim();
    const promiseKey = this.field('promisekey').value.trim();
    for (const key of [vkey, promiseKey]) if (key !== '' && !isKey(key)) return this.complain('badkey');
    this.show(explainReceipt(text, { ...(vkey === '' ? {} : { vkey }), ...(promiseKey === '' ? {} : { promiseKey }) }), disclosedIn(text));
  }

  /** Everything that comes out of the file is set as text, never as markup. */
  private show(steps: readonly Step[], disclosed: readonly Disclosed[]): void {
    const ok = holds(steps);
    this.problem.textContent = '';
    const verdict = this.piece('verdict');
    verdict.hidden = false;
    verdict.classList.toggle('fm-verdict--bad', !ok);
    const title = this.piece('title');
    title.textContent = this.word(ok ? 'holds' : 'fails');
    this.piece('steps').replaceChildren(...steps.map((step) => this.item(step)));
    this.piece('limits').replaceChildren(...RECEIPT_LIMITS.map((words) => element('li', words)));
    this.piece('limitspart').hidden = !ok;
    this.piece('wordspart').hidden = disclosed.length === 0;
    this.piece('words').replaceChildren(...disclosed.flatMap((one) => this.disclosed(one)));
    title.focus();
  }

  private item({ ok, words }: Step): HTMLElement {
    const item = element('li', '');
    item.className = ok ? 'fm-checks__item' : 'fm-checks__item fm-checks__item--no';
    const hidden = element('span', `${this.word(ok ? 'ok' : 'no')} `);
    hidden.className = 'govuk-visually-hidden';
    item.append(hidden, words);
    return item;
  }

  /** A question that was left open is sealed like any other answer; there is nothing to show of it, unless it was changed. */
  private disclosed({ path, value, matches }: Disclosed): HTMLElement[] {
    const text = plain(value);
    if (text === '' && matches) return [];
    const name = this.word(`field-${path.split('/').at(-1)?.toLowerCase()}`) || path;
    return [element('dt', matches ? name : `${name} (${this.word('differs')})`), element('dd', text)];
  }

  private complain(word: string): void {
    this.problem.textContent = this.word(word);
    this.piece('verdict').hidden = true;
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!;
  }
  private get file(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=file]')!;
  }
  private get drop(): HTMLElement {
    return this.piece('drop');
  }
  private get problem(): HTMLElement {
    return this.piece('problem');
  }
  private field(name: string): HTMLInputElement | HTMLTextAreaElement {
    return this.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)!;
  }
  private piece(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
  private word(name: string): string {
    return this.getAttribute(`data-${name}`) ?? '';
  }
}

/** Copying out of a mail or a page changes line ends and drops the last one; a receipt knows one form only. */
function normal(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').trim();
  return lines === '' ? '' : `${lines}\n`;
}

/** The words in a value, whatever its shape. */
function plain(value: Disclosed['value']): string {
  if (value === null || value === 'unknown') return '';
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .map(plain)
    .filter((text) => text !== '')
    .join(', ');
}

function isKey(text: string): boolean {
  try {
    return parseVerifierKey(text).name !== '';
  } catch {
    return false;
  }
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

customElements.define('fm-verify-receipt', VerifyReceipt);
