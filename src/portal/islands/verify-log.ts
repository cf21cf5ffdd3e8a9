import { HttpSource, verifyLog, type Report } from '../../../verifier/browser/log.js';

/**
 * `<fm-verify-log>`: downloads the published log and checks all of it, in the page. It keeps one bundle of entries at a time, the
 * state of each record and the ids, so its memory does not hold the log.
 */
class Stopped extends Error {}

const SHOWN_FINDINGS = 50;

class VerifyLog extends HTMLElement {
  /** Number of the run whose answer counts: stopping makes it another. */
  private run = 0;

  connectedCallback(): void {
    const template = this.querySelector('template');
    if (!template) return;
    this.replaceChildren(template.content);
    this.piece('start').addEventListener('click', () => void this.start());
    this.piece('stop').addEventListener('click', () => this.stop());
  }

  disconnectedCallback(): void {
    this.run += 1;
  }

  private async start(): Promise<void> {
    const run = (this.run += 1);
    this.piece('verdict').hidden = true;
    this.running(true);
    this.status(this.word('begins'));
    const { vkey } = this.dataset;
    try {
      const report = await verifyLog(new HttpSource(location.origin), {
        ...(vkey ? { vkeys: [vkey] } : {}),
        progress: (done, size) => {
          if (run !== this.run) throw new Stopped();
          this.progress(done, size);
        },
      });
      if (run === this.run) this.show(report);
    } catch (error) {
      if (run === this.run && !(error instanceof Stopped)) this.status(this.word('failed'));
    } finally {
      if (run === this.run) this.running(false);
    }
  }

  private stop(): void {
    this.run += 1;
    this.running(false);
    this.status(this.word('cancelled'));
    this.piece('start').focus();
  }

  private progress(done: number, size: number): void {
    const bar = this.piece('bar') as HTMLProgressElement;
    bar.max = size;
    bar.value = done;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    this.status(this.word('progress').replace('{done}', number.format(done)).replace('{size}', number.format(size)));
  }

  /** The findings quote a log that may be forged: they are set as text. */
  private show({ ok, size, root, checked, findings }: Report): void {
    this.status('');
    this.piece('verdict').hidden = false;
    this.piece('verdict').classList.toggle('fm-verdict--bad', !ok);
    const title = this.piece('title');
    title.textContent = this.word(ok ? 'ok' : 'bad');
    const counts = { ...checked, entries: size } as Readonly<Record<string, number>>;
    for (const cell of this.querySelectorAll<HTMLElement>('[data-count]')) {
      cell.textContent = new Intl.NumberFormat(document.documentElement.lang).format(counts[cell.dataset['count'] ?? ''] ?? 0);
    }
    this.piece('root').textContent = root;
    this.piece('findingspart').hidden = findings.length === 0;
    this.piece('findings').replaceChildren(
      ...findings.slice(0, SHOWN_FINDINGS).map(({ seq, text }) => {
        const item = document.createElement('li');
        item.className = 'fm-checks__item fm-checks__item--no';
        item.textContent = seq === null ? text : this.word('finding').replace('{seq}', String(seq)).replace('{text}', () => text);
        return item;
      }),
    );
    title.focus();
  }

  private running(yes: boolean): void {
    this.piece('start').hidden = yes;
    this.piece('stop').hidden = !yes;
    this.piece('bar').hidden = !yes;
    (this.piece('bar') as HTMLProgressElement).removeAttribute('value');
  }

  private status(text: string): void {
    this.piece('status').textContent = text;
  }
  private piece(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
  private word(name: string): string {
    return this.dataset[name] ?? '';
  }
}

customElements.define('fm-verify-log', VerifyLog);
