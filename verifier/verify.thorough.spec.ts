import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromUtf8, utf8 } from '../src/kernel/bytes.js';
import { formatReceipt, Frontier, leafHash, proveInclusion, type Opening } from '../src/ledger/core/index.js';
import { tell } from '../testdata/logs/story.js';
import { checkpointOf, logKey, promiseKey, seal, vkeyOf } from '../testdata/logs/workshop.js';
import { disclosedIn, explainReceipt, holds } from './explain-receipt.js';
import { runVerify } from './verify.js';

const GOOD = 'testdata/logs/good';
const { log } = tell();
const entries = seal(log.drafts);
const FILED = 10;
const key = vkeyOf(logKey(2));

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await runVerify(argv, { out: (text) => (out += text), err: (text) => (err += text) });
  return { status, out, err };
}

function receipt(openings: readonly Opening[] = log.openings.filter(({ entry }) => entry === log.drafts[FILED]!.body.id)): string {
  const hashes = new Map<string, Uint8Array>();
  const frontier = Frontier.empty();
  for (const bytes of entries) frontier.append(leafHash(bytes), (level, index, hash) => hashes.set(`${level}/${index}`, hash));
  return formatReceipt({
    entry: entries[FILED]!,
    openings,
    promise: log.promise(FILED),
    proof: {
      index: FILED,
      hashes: proveInclusion(FILED, entries.length, (level, index) => hashes.get(`${level}/${index}`)!),
      checkpoint: checkpointOf(entries, [logKey(2)]),
    },
  });
}

describe('folkmoot verify', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'folkmoot-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const saved = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('prints the report that programs rely on', async () => {
    const { status, out, err } = await run(GOOD, '--json', '--vkey', key);
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['ok', 'origin', 'size', 'root', 'checked', 'findings']);
    expect(JSON.parse(out)).toMatchObject({ ok: true, origin: 'folkmoot.example/golden', size: entries.length, checked: { entries: 57, signatures: 19, decisions: 57 } });
    expect(err).toBe(`${GOOD}: 57 of 57 entries\n`);
  });

  it('says plainly that it believed the log where no key was given', async () => {
    const { status, out, err } = await run(GOOD);
    expect(status).toBe(0);
    expect(out).toContain('Nothing is wrong with it.');
    expect(err).toContain('No key was given');
    expect(err).toContain(key);
  });

  it('finds, and says where', async () => {
    const stranger = await run(GOOD, '--vkey', vkeyOf(logKey(3)));
    expect(stranger).toMatchObject({ status: 1, out: expect.stringContaining('log: KEY_UNKNOWN: ') });
    const policy = saved('policy', `log ${key}\nwitness far witness.example/far+e6a19d4e+BNll4f5H8ZQ5e8b1C5CwKSu3JUNn4Qe0Y7ugJ5Y9q3zv\nquorum far\n`);
    expect((await run(GOOD, '--policy', policy)).status).not.toBe(0);
  });

  it('leaves decisions alone where asked', async () => {
    const { out } = await run(GOOD, '--no-replay', '--json');
    const { ok, checked } = JSON.parse(out) as { ok: boolean; checked: { decisions: number } };
    expect(ok).toBe(true);
    expect(checked.decisions).toBeLessThan(57);
  });

  it('takes what somebody kept', async () => {
    expect((await run(GOOD, '--earlier', `${GOOD}/kept/checkpoint`, '--promises', `${GOOD}/kept/promises`)).status).toBe(0);
    const forged = await run(GOOD, '--promises', 'testdata/logs/forged/forged-promise/kept/promises', '--json');
    expect(forged).toMatchObject({ status: 1, out: expect.stringContaining('PROMISE_SIGNATURE') });
  });

  it.each([
    [[]],
    [[GOOD, GOOD]],
    [['nowhere']],
    [['http://']],
    [[GOOD, '--vkey', 'key']],
    [[GOOD, '--policy', 'nowhere']],
    [[GOOD, '--policy', `${GOOD}/log.json`]],
    [[GOOD, '--frobnicate']],
  ])('refuses wrong usage %j', async (argv) => {
    const { status, out, err } = await run(...argv);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('Exit status');
  });

  it('checks a receipt offline and says in plain words what it proves', async () => {
    const file = saved('good.tlog-proof', receipt());
    const { status, out } = await run(file, '--vkey', key);
    expect(status).toBe(0);
    expect(out).toContain('somebody filed a report');
    expect(out).toContain('The receipt holds.');
    expect(out).toContain('It does not prove that what was written is true');
    expect((await run(file, '--vkey', vkeyOf(logKey(1)), '--vkey', key, '--json')).status).toBe(0);
  });

  it('does not let a receipt vouch for itself', async () => {
    const { status, out } = await run(saved('good.tlog-proof', receipt()));
    expect(status).toBe(1);
    expect(out).toContain('cannot be said without its key');
  });

  it('holds a receipt against the log', async () => {
    const { status, out } = await run(GOOD, '--receipt', saved('good.tlog-proof', receipt()), '--vkey', vkeyOf(logKey(1)));
    expect(status).toBe(0);
    expect(out).toContain('kept the promise in time');
    const broken = await run(GOOD, '--receipt', saved('bad.tlog-proof', receipt().replace('index 10', 'index 11')));
    expect(broken.status).toBe(1);
  });
});

describe('a receipt in words', () => {
  const keys = { vkey: key, promiseKey: vkeyOf(promiseKey) };

  it('holds step by step', () => {
    const steps = explainReceipt(receipt(), keys);
    expect(steps.every(({ ok }) => ok)).toBe(true);
    expect(steps.map(({ words }) => words).join(' ')).toContain('entry number 10 of the record: somebody filed a report');
    expect(disclosedIn(receipt())).toContainEqual({ path: '/command/content/title', value: 'What fern saw', matches: true });
  });

  it('fails where a text was changed', () => {
    const openings = log.openings.filter(({ entry }) => entry === log.drafts[FILED]!.body.id).map((each, i) => (i === 0 ? { ...each, value: 'Something else' } : each));
    const steps = explainReceipt(receipt(openings), keys);
    expect(steps.filter(({ ok }) => !ok).map(({ words }) => words)).toEqual(['1 of the 21 texts in this file are not the ones that were sealed in the entry.']);
    expect(disclosedIn(receipt(openings)).filter(({ matches }) => !matches)).toHaveLength(1);
  });

  it('fails under another key, another entry, another promise', () => {
    const failing = (text: string, trusted: Parameters<typeof explainReceipt>[1]) => explainReceipt(text, trusted).filter(({ ok }) => !ok);
    expect(failing(receipt(), { vkey: vkeyOf(logKey(1)) })).toHaveLength(1);
    expect(failing(receipt().replace('index 10', 'index 11'), keys).map(({ words }) => words)).toEqual([
      expect.stringContaining('The entry is not in the record that was signed'),
      expect.stringContaining('another place'),
    ]);
    expect(failing(receipt(), { ...keys, promiseKey: key })).toEqual([{ ok: false, words: 'The promise in this file was not signed by the operator.' }]);
  });

  it('is refused whole where it is no receipt', () => {
    const text = receipt();
    for (const broken of ['', 'hello', text.slice(0, 300), text.replace('extra ', 'extra !'), fromUtf8(utf8(text)).replaceAll('\n', '\r\n'), readFileSync(`${GOOD}/checkpoint`, 'utf8')]) {
      expect(holds(explainReceipt(broken, keys))).toBe(false);
      expect(disclosedIn(broken)).toEqual([]);
    }
  });
});
