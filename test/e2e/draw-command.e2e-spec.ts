import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Bundle, checkRound } from '../../src/modules/juries/solver/index.js';
import { verifyDraw } from '../../verifier/verify-draw.js';
import { type Ran, runFolkmoot } from '../support/program.js';
import { sharedData } from '../support/shared-data.js';

/** `folkmoot draw` and `folkmoot verify` as anybody runs them, with files that are in order and files that are not. */
const folder = mkdtempSync(join(tmpdir(), 'folkmoot-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folkmoot = (...args: string[]): Promise<Ran> => runFolkmoot(args, 120_000);

async function instance(name: string, quotas: string | Uint8Array, people: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'categories.csv'), quotas);
  await writeFile(join(path, 'respondents.csv'), people);
  return path;
}

const DEAL = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const DRAW = {
  chain: 'quicknet',
  round: 1001,
  randomness: 'b0a591ad1b9002cfc372ac6e30abd3da8d3088d4caae026961743474fb94235f',
  signature: 'b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41',
};

async function rounds(): Promise<string[]> {
  await writeFile(join(folder, 'deal.json'), JSON.stringify(DEAL));
  await writeFile(join(folder, 'draw.json'), JSON.stringify(DRAW));
  return ['--deal-round', join(folder, 'deal.json'), '--draw-round', join(folder, 'draw.json')];
}

const QUOTAS = 'category,feature,min,max\r\nage,young,2,3\r\nage,"old, or very old",1,2\r\n';
const PEOPLE = `\ufeffid,age\r\n${Array.from({ length: 12 }, (_, i) => `p${i},${i < 8 ? 'young' : '"old, or very old"'}`).join('\r\n')}\r\n`;

describe('a draw from files', () => {
  it('goes from pool to panel, the same in three processes, and a stranger can do it again', async () => {
    const path = await instance('good', QUOTAS, PEOPLE);
    const args = ['draw', path, '--size', '4', '--panels', '100', ...(await rounds()), '--json'];
    const file = join(folder, 'bundle.json');
    const first = await folkmoot(...args, '--out', file);
    expect(first.code).toBe(0);
    const answer = JSON.parse(first.out);
    expect(answer).toMatchObject({ min: '1/3', label: 'proven', types: 2, people: 12, size: 4, gap: '0', probabilities: { p0: '1/3', p11: '1/3' } });
    expect(answer.panel).toHaveLength(4);
    for (const again of await Promise.all([folkmoot(...args), folkmoot(...args)])) expect(JSON.parse(again.out)).toEqual(answer);

    const verified = await folkmoot('verify', file, '--json');
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, findings: [], unchecked: [], hash: answer.hash, panel: answer.panel });
    expect((await folkmoot('verify', file)).out).toContain('The draw holds.');
  });

  it('without rounds nothing is dealt, and the bundle says so', async () => {
    const path = await instance('early', QUOTAS, PEOPLE);
    const file = join(folder, 'early.json');
    const { code, out } = await folkmoot('draw', path, '--size', '4', '--out', file);
    expect([code, out]).toEqual([0, expect.stringContaining('No panel is drawn')]);
    expect(verifyDraw(await readFile(file, 'utf8'))).toMatchObject({ ok: true, unchecked: [expect.stringContaining('first round'), expect.stringContaining('second round')] });
  });

  it('one person of a household', async () => {
    const people = `id,age,household\n${Array.from({ length: 8 }, (_, i) => `p${i},${i % 2 === 0 ? 'young' : '"old, or very old"'},h${Math.floor(i / 2)}`).join('\n')}\n`;
    const path = await instance('homes', QUOTAS, people);
    const file = join(folder, 'homes.json');
    const { code } = await folkmoot('draw', path, '--size', '4', '--panels', '60', ...(await rounds()), '--out', file);
    expect(code).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(verifyDraw(text).findings).toEqual([]);
    const bundle = JSON.parse(text) as Bundle;
    for (const panel of bundle.deal!.panels) expect(new Set(panel.map((i) => Math.floor(i / 2))).size).toBe(4);
  });
});

describe('tampering with what the beacon decided', () => {
  const tampered: readonly (readonly [string, (bundle: Bundle) => unknown, readonly string[]])[] = [
    ['a swapped panel', (b) => ({ ...b, deal: { ...b.deal!, panels: [b.deal!.panels[1], b.deal!.panels[0], ...b.deal!.panels.slice(2)] } }), ['DEALING_DIFFERS', 'ROOT_WRONG', 'DRAWN_WRONG', 'DRAWN_WRONG']],
    ['a person put on the drawn panel', (b) => ({ ...b, deal: { ...b.deal!, panels: b.deal!.panels.map((panel, i) => (i === b.draw!.index ? [...panel.slice(0, 3), 11] : panel)) } }), ['DEALING_DIFFERS', 'ROOT_WRONG']],
    ['a wrong first round', (b) => ({ ...b, deal: { ...b.deal!, round: { ...b.deal!.round, round: 999 } } }), ['ROUND_WRONG', 'ROUND_WRONG']],
    ['another first round', (b) => ({ ...b, deal: { ...b.deal!, round: DRAW } }), ['ROUND_WRONG', 'DEALING_DIFFERS']],
    ['one round for both', (b) => ({ ...b, draw: { ...b.draw!, round: DEAL } }), ['ROUND_WRONG', 'DRAWN_WRONG']],
    ['a forged second round', (b) => ({ ...b, draw: { ...b.draw!, round: { ...DRAW, randomness: '11'.repeat(32) } } }), ['ROUND_WRONG']],
    ['another drawn panel', (b) => ({ ...b, draw: { ...b.draw!, index: (b.draw!.index + 1) % 100 } }), ['DRAWN_WRONG']],
    ['another order of redraw', (b) => ({ ...b, draw: { ...b.draw!, redraw: [...b.draw!.redraw].reverse() } }), ['DRAWN_WRONG']],
    ['another reserve', (b) => ({ ...b, draw: { ...b.draw!, reserve: [...b.draw!.reserve].reverse() } }), ['DRAWN_WRONG']],
    ['counts', (b) => ({ ...b, deal: { ...b.deal!, counts: b.deal!.counts.map((count, i) => (i === 0 ? count + 1 : count)) } }), ['COUNTS_WRONG']],
    ['a draw without a deal', (b) => ({ ...b, deal: null }), ['DRAWN_WRONG']],
  ];
  it.each(tampered)('%s is found', async (_what, tamper, expected) => {
    const file = join(folder, 'bundle.json');
    const codes = verifyDraw(JSON.stringify(tamper(JSON.parse(await readFile(file, 'utf8')) as Bundle))).findings.map(({ code }) => code);
    for (const code of expected) expect(codes).toContain(code);
  });

  it('what is no bundle is malformed', () => {
    for (const text of ['{', '{}', '[]', '{"types":[]}']) expect(verifyDraw(text).findings.map(({ code }) => code)).toEqual(['MALFORMED']);
  });
});

describe('files that are not in order', () => {
  const line = (text: string, times: number) => Array.from({ length: times }, (_, i) => text.replace('#', String(i))).join('\n');
  it.each<readonly [string, string | Uint8Array, string | Uint8Array, string]>([
    ['an empty pool', QUOTAS, 'id,age\n', 'EMPTY_POOL'],
    ['an empty file', QUOTAS, '', 'is empty'],
    ['more seats than people', QUOTAS, 'id,age\na,young\n', 'SIZE_ABOVE_POOL'],
    ['a quota for a feature nobody was asked for', 'category,feature,min,max\nheight,tall,0,4\n', PEOPLE, 'no column "height"'],
    ['a missing feature', QUOTAS, `id,age\n${line('p#,young', 5)}\nq,\n`, 'FEATURE_MISSING'],
    ['a feature without a quota', QUOTAS, `id,age\n${line('p#,young', 5)}\nq,ancient\n`, 'FEATURE_WITHOUT_QUOTA'],
    ['duplicates', QUOTAS, `id,age\n${line('p,young', 5)}\n`, 'PERSON_TWICE'],
    ['two columns of a name', QUOTAS, 'id,age,age\n', 'two columns'],
    ['a household of the whole pool', QUOTAS, `id,age,household\n${line('p#,young,home', 9)}\n`, 'INFEASIBLE'],
    ['what is not UTF-8', QUOTAS, new Uint8Array([0x69, 0x64, 0x2c, 0x61, 0x67, 0x65, 0x0a, 0xe9, 0x2c, 0x0a]), 'not UTF-8'],
    ['a row that is too short', QUOTAS, 'id,age\na\n', 'not CSV'],
    ['a quota that is no number', 'category,feature,min,max\nage,young,two,3\n', PEOPLE, 'not a whole number'],
    ['quotas that cannot be met', 'category,feature,min,max\nage,young,4,4\nage,"old, or very old",1,2\n', PEOPLE, 'INFEASIBLE'],
  ])('%s is refused in words', async (name, quotas, people, words) => {
    const { code, err, out } = await folkmoot('draw', await instance(name.replaceAll(' ', '-'), quotas, people), '--size', '4', '--json');
    expect(code).toBe(1);
    expect(err + out).toContain(words);
  });

  it('infeasible quotas come with the smallest conflict and a way out, and nothing is relaxed', async () => {
    const path = await instance('conflict', 'category,feature,min,max\nage,young,4,4\nage,"old, or very old",1,2\n', PEOPLE);
    const { out } = await folkmoot('draw', path, '--size', '4', '--json');
    expect(JSON.parse(out)).toEqual({
      error: 'INFEASIBLE',
      words: [
        'No panel keeps all quotas. These cannot be kept together:',
        'The panel has 4 seats.',
        'At least 4 with age "young" (the pool has 8).',
        'At least 1 with age "old, or very old" (the pool has 4).',
      ],
      relaxations: ['Lower the minimum of age "young" from 4 to 3.'],
    });
  });

  it('rounds that are none', async () => {
    const path = await instance('rounds', QUOTAS, PEOPLE);
    const bad = join(folder, 'bad.json');
    for (const [text, words] of [
      [JSON.stringify({ ...DEAL, round: 1001 }), 'was not signed'],
      [JSON.stringify({ ...DEAL, chain: 'mine' }), 'not pinned'],
      ['{}', 'no beacon round'],
      ['no json', 'not a JSON object'],
    ] as const) {
      await writeFile(bad, text);
      const { code, err } = await folkmoot('draw', path, '--size', '4', '--deal-round', bad);
      expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    }
    const [, deal] = await rounds();
    expect((await folkmoot('draw', path, '--size', '4', '--deal-round', deal!, '--draw-round', deal!)).err).toContain('must be later than the one that deals');
    expect((await folkmoot('draw', path, '--size', '4', '--draw-round', deal!)).code).toBe(2);
    expect((await folkmoot('draw', path, '--size', 'four')).code).toBe(2);
  });

  it('a hundred thousand people are drawn from, or refused for their many kinds', async () => {
    const quotas = `category,feature,min,max\n${line('k,v#,0,20', 20)}\n`;
    const people = `id,k\n${Array.from({ length: 100_000 }, (_, i) => `p${i},v${i % 20}`).join('\n')}\n`;
    const { code, out } = await folkmoot('draw', await instance('large', quotas, people), '--size', '20', '--panels', '100', '--json');
    expect(code).toBe(0);
    expect(out).toContain('"min":"1/5000"');
    const many = `category,feature,min,max\n${line('k,v#,0,20', 2000)}\n`;
    const kinds = `id,k\n${Array.from({ length: 4000 }, (_, i) => `p${i},v${i % 2000}`).join('\n')}\n`;
    const refused = await folkmoot('draw', await instance('many', many, kinds), '--size', '20', '--json');
    expect([refused.code, JSON.parse(refused.out).error]).toEqual([1, 'TOO_MANY_TYPES']);
  });
});

const shared = sharedData('sortition');
(shared === undefined ? describe.skip : describe)('published beacons [shared data]', () => {
  interface Vectors {
    readonly chains: Record<string, { hash: string; public_key: string; groupHash: string; schemeID: 'pedersen-bls-chained' | 'bls-unchained-g1-rfc9380'; period: number; genesis_time: number; metadata: { beaconID: string } }>;
    readonly vectors: readonly { chain: string; expect: boolean; beacon: { round: number; randomness: string; signature: string; previous_signature?: string } }[];
  }
  it('hold, and with one bit or the number changed do not', async () => {
    const { chains, vectors } = JSON.parse(await readFile(join(shared!, 'drand.json'), 'utf8')) as Vectors;
    for (const { chain, expect: good, beacon } of vectors) {
      const given = chains[chain]!;
      const info = { hash: given.hash, publicKey: given.public_key, groupHash: given.groupHash, scheme: given.schemeID, beaconId: given.metadata.beaconID, period: given.period, genesis: given.genesis_time };
      expect(checkRound({ chain, ...beacon }, info) === undefined).toBe(good);
      expect(checkRound({ chain, ...beacon, round: beacon.round + 1 }, info)).toBeDefined();
      const flipped = (beacon.signature.startsWith('8') ? '9' : '8') + beacon.signature.slice(1);
      expect(checkRound({ chain, ...beacon, signature: flipped }, info)).toBe('WRONG_RANDOMNESS');
      const other = Object.values(chains).find(({ schemeID, hash }) => schemeID === given.schemeID && hash !== given.hash);
      if (other) expect(checkRound({ chain, ...beacon }, { ...info, publicKey: other.public_key })).toBe('WRONG_SIGNATURE');
    }
  });
});
