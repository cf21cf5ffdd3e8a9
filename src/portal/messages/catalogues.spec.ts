import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.js';
import { formatBytes, formatDay, formatInstant, formatNumber, formatPartialDate } from './formats.js';
import { type Language, languages, type MessageKey, messagesFor, messagesIn } from './index.js';

const SWEDISH: Language = {
  tag: 'sv',
  name: 'Svenska',
  dir: 'ltr',
  catalogue: { 'nav.incidents': 'Händelser', 'pages.shown': '{count, plural, =0 {Inget} one {En träff} other {# träffar}}' },
};
const ARABIC: Language = { tag: 'ar', name: 'العربية', dir: 'rtl', catalogue: {} };
const AMONG = [...languages, SWEDISH, ARABIC];
const keys = Object.keys(en) as MessageKey[];

describe('every catalogue', () => {
  it.each(languages.map((language) => [language.tag, language] as const))('%s can be read, and takes what English takes', (_tag, language) => {
    const own = keys.filter((key) => language.catalogue[key] !== undefined);
    const taken = (catalogue: typeof language.catalogue) => own.map((key) => [key, placeholders(catalogue[key]!)]);
    expect(taken(language.catalogue)).toEqual(taken(en));
    expect(Object.keys(language.catalogue).filter((key) => !(key in en))).toEqual([]);
  });
});

describe('the language of a page', () => {
  it.each([
    [{ lang: 'sv' }, 'sv'],
    [{ lang: 'SV-FI' }, 'sv'],
    [{ lang: 'xx', acceptLanguage: 'sv' }, 'sv'],
    [{ acceptLanguage: 'de;q=0.9, sv-SE;q=0.8, en;q=0.1' }, 'sv'],
    [{ acceptLanguage: 'en;q=0.5, ar' }, 'ar'],
    [{ acceptLanguage: 'sv;q=0, de' }, 'en'],
    [{ acceptLanguage: '*' }, 'en'],
    [{ acceptLanguage: ';;;q=,,\u0000' }, 'en'],
    [{ lang: ['sv'], acceptLanguage: 7 }, 'en'],
    [{ lang: '__proto__' }, 'en'],
    [{}, 'en'],
  ])('%j gives %s', (asked, tag) => {
    expect(messagesFor(asked, AMONG).language.tag).toBe(tag);
  });

  it('travels in links only when it was chosen', () => {
    expect(messagesFor({ lang: 'sv' }, AMONG).link('/incidents?q=a&lang=en#top')).toBe('/incidents?q=a&lang=sv#top');
    expect(messagesFor({ acceptLanguage: 'sv' }, AMONG).link('/incidents')).toBe('/incidents');
  });

  it('falls back to English, word by word', () => {
    const { t } = messagesIn(SWEDISH);
    expect(t('nav.incidents')).toBe('Händelser');
    expect(t('nav.ledger')).toBe('The ledger');
    expect([0, 1, 1597].map((count) => t('pages.shown', { count }))).toEqual(['Inget', 'En träff', '1\u00a0597 träffar']);
  });
});

describe('values', () => {
  it('are text, whatever they look like', () => {
    expect(messagesFor({}).t('site.pageTitle', { title: '<b>{x}</b>' })).toBe('<b>{x}</b> – Folkmoot');
  });

  it('that are missing are an error of ours', () => {
    expect(() => messagesFor({}).t('site.pageTitle')).toThrow();
  });
});

describe('dates and numbers', () => {
  const english = messagesFor({});
  const swedish = messagesIn(SWEDISH);
  it('follow the language and say their zone', () => {
    expect(formatInstant(english, '2026-11-22T07:05:00.000Z')).toMatch(/^22 November 2026 (at|,) ?07:05 UTC$/);
    expect(formatDay(swedish, '2026-11-22T23:59:00.000Z')).toBe('22 november 2026');
    expect(formatNumber(english, 1597)).toBe('1,597');
    expect(formatBytes(english, 10_000_000)).toBe('10 MB');
    expect(formatBytes(english, 1_536_000)).toBe('1.5 MB');
  });

  it.each([
    ['2024-03-18', '18 March 2024'],
    ['2024-03', 'March 2024'],
    ['2024', '2024'],
    [null, 'Not known'],
    ['yesterday', 'yesterday'],
  ])('%s is written %s', (date, text) => {
    expect(formatPartialDate(english, date)).toBe(text);
  });
});

function placeholders(message: string): string[] {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      // Types 1 to 6 of the parser's nodes name an argument: plain, number, date, time, select, plural.
      if ('type' in node && typeof node.type === 'number' && node.type >= 1 && node.type <= 6 && 'value' in node) names.add(String(node.value));
      Object.values(node).forEach(walk);
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}
