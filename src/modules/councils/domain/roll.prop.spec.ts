import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8 } from '../../../kernel/bytes.js';
import { canonicalJson, leafHash, nodeHash, treeRoot } from '../../../ledger/core/index.js';
import { toHex } from '../../../kernel/bytes.js';
import { checkRow, RollTree, type RollRow } from './roll.js';

const rowsOfSize = (n: number): RollRow[] => Array.from({ length: n }, (_, i) => ({ class: i % 3 ? 'experts' : 'citizens', member: `m${i}`.padEnd(12, '0'), seat: i + 1 }));

it('the root is that of RFC 6962, and every row of every small roll is proved and checked', () => {
  for (let size = 0; size <= 40; size++) {
    const rows = rowsOfSize(size);
    const tree = new RollTree(rows);
    const hash = (level: number, index: number): Uint8Array =>
      level === 0 ? leafHash(utf8(canonicalJson({ class: rows[index]!.class, member: rows[index]!.member, seat: rows[index]!.seat }))) : nodeHash(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    expect(tree.hash).toBe(toHex(treeRoot(size, hash)));
    for (const row of rows) expect(checkRow({ hash: tree.hash, size }, row, tree.prove(row.member, row.seat)!)).toBe(true);
    expect(tree.prove('nobody', 1)).toBeUndefined();
  }
});

it('no other row is let in, whatever path is shown', () => {
  const rows = rowsOfSize(21);
  const tree = new RollTree(rows);
  const roll = { hash: tree.hash, size: rows.length };
  const hex = fc.array(fc.nat(255), { minLength: 32, maxLength: 32 }).map((bytes) => toHex(Uint8Array.from(bytes)));
  fc.assert(
    fc.property(fc.nat(20), fc.nat(25), fc.array(fc.oneof(hex, fc.constantFrom(...rows.flatMap((row) => tree.prove(row.member, row.seat)!.path))), { maxLength: 8 }), (own, index, path) => {
      const stranger = { ...rows[own]!, member: 'strangerstra' };
      const { path: honest, index: place } = tree.prove(rows[own]!.member, rows[own]!.seat)!;
      expect(checkRow(roll, stranger, { index: place, path: honest })).toBe(false);
      expect(checkRow(roll, stranger, { index, path })).toBe(false);
      expect(checkRow({ ...roll, hash: 'not hex' }, rows[own]!, { index: place, path: honest })).toBe(false);
    }),
  );
});
