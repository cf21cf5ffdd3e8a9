/**
 * What changed between two texts, line by line: the longest common subsequence stays, the rest was taken out or put in.
 *
 *     difference('a\nb', 'a\nc')   // [{ kept: 'a' }, { removed: 'b' }, { added: 'c' }] as parts
 */
export interface Part {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many pairs of lines the changed middle is shown as taken out and put in whole. */
const MOST_PAIRS = 2_000_000;

export function difference(before: string, after: string): readonly Part[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const parts: { kind: Part['kind']; lines: string[] }[] = [];
  const put = (kind: Part['kind'], lines: readonly string[]): void => {
    if (lines.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(...lines);
    else parts.push({ kind, lines: [...lines] });
  };
  put('kept', old.slice(0, start));
  middle(old.slice(start, old.length - end), now.slice(start, now.length - end), put);
  put('kept', old.slice(old.length - end));
  return parts.map(({ kind, lines }) => ({ kind, text: lines.join('\n') }));
}

function middle(old: readonly string[], now: readonly string[], put: (kind: Part['kind'], lines: readonly string[]) => void): void {
  const [rows, columns] = [old.length, now.length];
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) {
    put('removed', old);
    put('added', now);
    return;
  }
  // common[i][j]: lines that what follows i and what follows j have in common.
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    if (old[i] === now[j]) {
      put('kept', [old[i]!]);
      i++;
      j++;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) put('removed', [old[i++]!]);
    else put('added', [now[j++]!]);
  }
  put('removed', old.slice(i));
  put('added', now.slice(j));
}
