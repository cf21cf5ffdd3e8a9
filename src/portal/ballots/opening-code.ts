import { fromBase64, fromUtf8, toBase64, utf8 } from '../../kernel/bytes.js';
import type { Json } from '../../kernel/json.js';

/**
 * What a voter keeps of a sealed ballot: salt and choice in one line, to be opened with after the vote has closed.
 *
 *     formatOpeningCode('m0c2…=', 'yes')   // 'm0c2…=.InllcyI='
 */
export function formatOpeningCode(salt: string, choice: Json): string {
  return `${salt}.${toBase64(utf8(JSON.stringify(choice)))}`;
}

/** White space comes with copying and printing. */
export function parseOpeningCode(typed: string): { readonly salt: string; readonly choice: string } | undefined {
  const form = /^([A-Za-z0-9+/]{43}=)\.([A-Za-z0-9+/]+={0,2})$/.exec(typed.replaceAll(/\s+/g, ''));
  const bytes = form && fromBase64(form[2]!);
  if (!form || !bytes) return undefined;
  try {
    const choice = fromUtf8(bytes);
    JSON.parse(choice);
    return { salt: form[1]!, choice };
  } catch {
    return undefined;
  }
}
