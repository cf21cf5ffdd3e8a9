import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PublicationSignal } from './publication-signal.js';
import { securityHeaders } from './security-headers.js';

const PAGES = 200;
const BYTES = 20_000_000;
/** A follower may write rows after the entry they stem from was published; no page stays behind them for longer than this. */
const AGE_MS = 4_000;
const LEAST_COMPRESSED = 1_000;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Finished {
  readonly etag: string;
  readonly body: Buffer;
  /** Names and values in turn, as node's `writeHead` takes them: computed once, sent many times. */
  readonly headers: readonly string[];
}

/**
 * Finished public pages, as bytes, for whoever is not signed in: the same bytes for everybody. All of them are dropped as soon as the log
 * grows. A page that was begun before that and ended after it is sent, but not kept.
 */
@Injectable()
export class PublicPageCache {
  readonly #pages = new Map<string, { readonly forms: ReadonlyMap<Encoding, Finished>; readonly bytes: number; readonly until: number }>();
  #bytes = 0;
  #generation = 0;

  constructor(signal: PublicationSignal) {
    signal.onPublished(() => this.drop());
  }

  /** To be asked before a page is made, and given to `keep` with it. */
  get generation(): number {
    return this.#generation;
  }

  find(key: string, encoding: Encoding): Finished | undefined {
    const page = this.#pages.get(key);
    if (!page) return undefined;
    if (page.until < Date.now()) {
      this.#forget(key);
      return undefined;
    }
    return page.forms.get(encoding) ?? page.forms.get('identity');
  }

  async keep(key: string, generation: number, type: string, text: string): Promise<void> {
    const forms = await finish(type, text);
    const bytes = [...forms.values()].reduce((sum, form) => sum + form.body.length, key.length);
    if (generation !== this.#generation || bytes > BYTES / 10) return;
    this.#forget(key);
    this.#pages.set(key, { forms, bytes, until: Date.now() + AGE_MS });
    this.#bytes += bytes;
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES && this.#bytes <= BYTES) break;
      this.#forget(oldest);
    }
  }

  drop(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#bytes = 0;
  }

  #forget(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes ?? 0;
    this.#pages.delete(key);
  }
}

async function finish(type: string, text: string): Promise<ReadonlyMap<Encoding, Finished>> {
  const body = Buffer.from(text);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const forms = new Map<Encoding, Finished>([['identity', form(type, tag, 'identity', body)]]);
  if (body.length < LEAST_COMPRESSED) return forms;
  const [br, gz] = await Promise.all([brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), zip(body)]);
  forms.set('br', form(type, tag, 'br', br));
  forms.set('gzip', form(type, tag, 'gzip', gz));
  return forms;
}

function form(type: string, tag: string, encoding: Encoding, body: Buffer): Finished {
  const etag = `"${tag}-${encoding}"`;
  const headers = { ...securityHeaders('public'), 'content-type': type, 'content-length': String(body.length), etag };
  const encoded = encoding === 'identity' ? headers : { ...headers, 'content-encoding': encoding };
  return { etag, body, headers: Object.entries(encoded).flat() };
}

/** The best form that an `Accept-Encoding` header takes. A coding is refused by `;q=0` (RFC 9110 section 12.5.3). */
export function acceptedEncoding(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header)) return 'gzip';
  return 'identity';
}
