/** Opening codes of sealed ballots, kept in this browser by what they open. Where it keeps nothing, the voter has the code on paper. */
const PREFIX = 'folkmoot-opening-code ';

export function keepCode(sealed: string, code: string): void {
  try {
    localStorage.setItem(PREFIX + sealed, code);
  } catch {
    // Storage is full or forbidden: the code stands on the page, with the request to keep it.
  }
}

export function keptCode(sealed: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + sealed) ?? undefined;
  } catch {
    return undefined;
  }
}
