/**
 * What changed between two texts, word by word, so that a member sees what he is asked to confirm.
 *
 *     'the lab shall report yearly' → 'the lab shall report each quarter'
 *     [ same 'the lab shall report ', removed 'yearly', added 'each quarter' ]
 *
 * Exact: the parts that are the same are a longest common subsequence of the words. Very long texts are compared line by line first, and
 * lines that changed are then shown whole.
 */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Cells of the table: 16 MB for a moment. */
const MOST_CELLS = 4_000_000;

export function wordDiff(before: string, after: string): readonly Change[] {
  const words = changes(wordsOf(before), wordsOf(after));
  return joined(words ?? changes(linesOf(before), linesOf(after)) ?? [{ kind: 'removed', text: before }, { kind: 'added', text: after }]);
}

/** Words with the white space after them, so that the parts put together are the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
}

/** Undefined where the table would be too large. */
function changes(a: readonly string[], b: readonly string[]): readonly Change[] | undefined {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = table(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (text: string): Change => ({ kind: 'same', text });
  return middle && [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
}

/** Dynamic programming from the end: `longest[i][j]` words can be kept of a from i on and b from j on. */
function table(a: readonly string[], b: readonly string[]): readonly Change[] | undefined {
  const width = b.length + 1;
  if ((a.length + 1) * width > MOST_CELLS) return undefined;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i++]! });
      j++;
    } else if (i < a.length && (j === b.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) found.push({ kind: 'removed', text: a[i++]! });
    else found.push({ kind: 'added', text: b[j++]! });
  }
  return found;
}

/** Neighbours of a kind are one part; within a change the removed comes first. */
function joined(parts: readonly Change[]): readonly Change[] {
  const out: { kind: Change['kind']; text: string }[] = [];
  const push = (kind: Change['kind'], text: string): void => {
    const last = out.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else out.push({ kind, text });
  };
  let [removed, added] = ['', ''];
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      push('removed', removed);
      push('added', added);
      [removed, added] = ['', ''];
      push('same', text);
    }
  }
  push('removed', removed);
  push('added', added);
  return out;
}
