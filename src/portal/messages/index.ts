import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.js';

/**
 * The words of a page, in one language. A page asks `messages.t('steps.caption', { step: 3, of: 9 })`; the key is checked by the
 * compiler, the placeholders by `catalogues.spec.ts`, which holds every language to the placeholders of the English message.
 *
 * A language is added by one line in `languages`. A reader's language is what `?lang=` says, else the best of `Accept-Language`.
 * No cookie remembers it: links made by `link` carry the choice on.
 */
export type MessageKey = keyof typeof en;
export type Catalogue = Partial<Readonly<Record<MessageKey, string>>>;
export type MessageValues = Readonly<Record<string, string | number>>;

export interface Language {
  /** BCP 47 tag, as in the `lang` attribute. */
  readonly tag: string;
  /** The language's name for itself, for the switch in the footer. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly catalogue: Catalogue;
}

export interface Messages {
  readonly language: Language;
  readonly languages: readonly Language[];
  t(key: MessageKey, values?: MessageValues): string;
  /** A link within the portal that keeps a language chosen by `?lang=`. */
  link(path: string): string;
}

export const languages: readonly Language[] = [{ tag: 'en', name: 'English', dir: 'ltr', catalogue: en }];

const compiled = new WeakMap<Catalogue, Map<MessageKey, IntlMessageFormat>>();

/** Compiles a message once per catalogue; catalogues live as long as the process. */
function compile(language: Language, key: MessageKey): IntlMessageFormat {
  const formats = compiled.get(language.catalogue) ?? new Map<MessageKey, IntlMessageFormat>();
  compiled.set(language.catalogue, formats);
  let format = formats.get(key);
  if (!format) {
    const own = language.catalogue[key];
    // `ignoreTag`: a message is text. What looks like a tag in it stays text and is escaped by the page.
    format = new IntlMessageFormat(own ?? en[key], own === undefined ? 'en' : language.tag, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return format;
}

export function messagesIn(language: Language, chosen = false, among: readonly Language[] = languages): Messages {
  return {
    language,
    languages: among,
    t: (key, values) => String(compile(language, key).format(values)),
    link: (path) => (chosen ? withParameter(path, 'lang', language.tag) : path),
  };
}

/** The messages for a request. Both arguments come from outside and may be anything. */
export function messagesFor(
  asked: { readonly lang?: unknown; readonly acceptLanguage?: unknown },
  among: readonly Language[] = languages,
): Messages {
  const chosen = typeof asked.lang === 'string' ? find(asked.lang, among) : undefined;
  if (chosen) return messagesIn(chosen, true, among);
  const accepted = typeof asked.acceptLanguage === 'string' ? preferences(asked.acceptLanguage) : [];
  for (const tag of accepted) {
    const language = find(tag, among);
    if (language) return messagesIn(language, false, among);
  }
  return messagesIn(among[0] ?? english, false, among);
}

const english: Language = { tag: 'en', name: 'English', dir: 'ltr', catalogue: en };

function find(tag: string, among: readonly Language[]): Language | undefined {
  const wanted = tag.toLowerCase();
  const primary = wanted.split('-')[0];
  return among.find((l) => l.tag.toLowerCase() === wanted) ?? among.find((l) => l.tag.toLowerCase().split('-')[0] === primary);
}

/** Language tags of an `Accept-Language` header, best first (RFC 9110 section 12.5.4). A quality of 0 means "not this one". */
function preferences(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((s) => s.trim());
      const q = parameters.find((p) => p.startsWith('q='));
      return { tag, quality: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ tag, quality }) => /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(tag) && quality > 0 && quality <= 1)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

export function withParameter(path: string, name: string, value: string): string {
  const [beforeHash = '', hash] = path.split('#', 2);
  const [pathname = '', query = ''] = beforeHash.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${pathname}?${parameters.toString()}${hash === undefined ? '' : `#${hash}`}`;
}
