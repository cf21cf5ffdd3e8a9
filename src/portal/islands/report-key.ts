import { caseKey, newCaseCode } from '../../ledger/core/case-key.js';

/**
 * `<fm-report-key>` in the form that sends a report: makes the case code in the browser, and gives the server the public key alone.
 * The form is sent by the script, so that the code can be put into the page that answers: it is in no storage, and nowhere else than
 * on the screen. Without script the server makes the code, and the form is sent as forms are.
 */
class ReportKey extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form');
    const code = form?.elements.namedItem('code');
    if (!form || !(code instanceof HTMLInputElement)) return;
    const own = newCaseCode(crypto.getRandomValues(new Uint8Array(16)));
    code.name = 'reporterKey';
    code.value = caseKey(own).publicKey;
    const said = document.createElement('p');
    said.className = 'govuk-body';
    said.setAttribute('role', 'status');
    said.textContent = this.dataset['made'] ?? '';
    this.replaceChildren(said);
    let sending = false;
    form.addEventListener('submit', (event) => {
      const pressed = event.submitter;
      const other = pressed instanceof HTMLButtonElement && pressed.value !== 'send';
      if (other) {
        code.remove();
        return;
      }
      event.preventDefault();
      if (sending) return;
      sending = true;
      said.textContent = this.dataset['sending'] ?? '';
      this.send(form, own).catch(() => {
        said.textContent = this.dataset['failed'] ?? '';
        sending = false;
      });
    });
  }

  private async send(form: HTMLFormElement, code: string): Promise<void> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    body.set('go', 'send');
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    show(page, code);
  }
}

function show(page: Document, code: string): void {
  const template = page.querySelector<HTMLTemplateElement>('fm-own-code template');
  if (template) template.parentElement?.replaceChildren(filled(template, code));
  document.title = page.title;
  document.body.replaceWith(page.body);
  const focus = document.querySelector<HTMLElement>('.govuk-error-summary') ?? document.querySelector<HTMLElement>('#main');
  focus?.focus();
  window.scrollTo(0, 0);
}

/** The server's own part for a code, with this code in it. */
function filled(template: HTMLTemplateElement, code: string): DocumentFragment {
  const part = document.importNode(template.content, true);
  const groups = code.split('-');
  part.querySelectorAll('.fm-code__group').forEach((element, i) => (element.textContent = `${groups[i] ?? ''}${i < groups.length - 1 ? '-' : ''}`));
  part.querySelector<HTMLElement>('fm-copy-code')?.setAttribute('data-code', code);
  return part;
}

customElements.define('fm-report-key', ReportKey);
