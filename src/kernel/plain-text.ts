/**
 * What a person typed, brought into one harmless form: newlines are `\n`, invisible control and direction-override characters
 * are gone (they can make a text read differently from what it is), broken surrogates are replaced (no JSON can hold them).
 *
 *     cleanText('Hello\r\nworld\u0000', 'many-lines') === 'Hello\nworld'
 */
export type Lines = 'one-line' | 'many-lines';

// eslint's no-control-regex is about patterns that match control characters by accident; here that is the purpose, so the
// class is built from code points.
const CONTROLS = classOf([0x00, 0x08], [0x0b, 0x0c], [0x0e, 0x1f], [0x7f, 0x9f], [0x202a, 0x202e], [0x2066, 0x2069], [0xfeff, 0xfeff]);

export function cleanText(text: string, lines: Lines): string {
  const plain = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(CONTROLS, '')
    .normalize('NFC');
  return (lines === 'one-line' ? plain.replace(/\s+/g, ' ') : plain).trim();
}

/** Length as a person counts it: code points, not UTF-16 units. */
export function characters(text: string): number {
  return [...text].length;
}

function classOf(...ranges: readonly (readonly [number, number])[]): RegExp {
  const escape = (point: number): string => `\\u${point.toString(16).padStart(4, '0')}`;
  return new RegExp(`[${ranges.map(([from, to]) => `${escape(from)}-${escape(to)}`).join('')}]`, 'g');
}
