import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHex } from '../kernel/bytes.js';
import type { Json } from '../kernel/json.js';
import { checkEntrySignature, formatBundle, parseBundle, type Tile, useSha256 } from '../ledger/core/index.js';
import { remembered } from '../../testdata/logs/remembered.js';
import { tell } from '../../testdata/logs/story.js';
import { checkpointOf, logKey, publish, seal, type Draft } from '../../testdata/logs/workshop.js';
import { FINDINGS_LIMIT, LogAuditor } from './index.js';

const signatureCheck = remembered(checkEntrySignature);

beforeAll(() => useSha256((bytes) => hash('sha256', bytes, 'buffer')));

describe('the auditor', () => {
  it('never throws, whatever it is fed, and never finds it good', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const openings = fc.record({ seq: fc.integer(), entry: fc.string(), path: fc.string(), salt: fc.string(), value: fc.jsonValue() as fc.Arbitrary<Json> });
    const tile = fc.record({ level: fc.oneof(fc.nat(63), fc.constant('entries' as const)), index: fc.nat(), width: fc.nat(255) }) as fc.Arbitrary<Tile>;
    fc.assert(
      fc.property(fc.string(), fc.array(fc.array(bytes), { maxLength: 3 }), openings, tile, fc.anything(), (text, bundles, opening, at, anything) => {
        const auditor = new LogAuditor({ signatureCheck });
        auditor.checkpoint(text);
        auditor.announcement(anything);
        auditor.earlier(text);
        auditor.promise(text);
        for (const bundle of bundles) {
          auditor.bundle(bundle);
          auditor.opening(opening);
          auditor.tile(at, bundle[0] ?? new Uint8Array());
        }
        auditor.stillPublished(opening);
        expect(auditor.finish().ok).toBe(false);
      }),
    );
  });

  it('survives a log whose own stream is nonsense that somebody signed', () => {
    const { log } = tell();
    const promise = log.promise(3);
    const nonsense: readonly Json[] = [null, 1, 'x', [], {}, [{}], { length: 3 }];
    const members = ['origin', 'key', 'promiseKey', 'maxMergeDelaySeconds', 'rules'];
    for (const member of members) {
      for (const value of nonsense) {
        const drafts: Draft[] = [...log.drafts];
        const first = drafts[0]!.body;
        drafts[0] = { ...drafts[0]!, body: { ...first, events: [{ ...(first.events as { type: string }[])[0]!, [member]: value }] } };
        const entries = seal(drafts);
        const auditor = new LogAuditor({ signatureCheck });
        auditor.checkpoint(checkpointOf(entries, [logKey(2)]));
        auditor.promise(promise);
        auditor.bundle(entries);
        auditor.keys();
        expect(auditor.finish().ok).toBe(false);
      }
    }
  });

  it('survives a roster that somebody forged', () => {
    const { log } = tell();
    for (const value of [null, 7, 'steward', {}, [[]]] as const) {
      const drafts = log.drafts.map((draft, seq) =>
        seq !== 3 ? draft : { ...draft, body: { ...draft.body, events: [{ ...(draft.body.events as { type: string }[])[0]!, roles: value, key: value } as Json] } },
      );
      const auditor = new LogAuditor({ signatureCheck });
      auditor.bundle(seal(drafts));
      expect(auditor.finish().ok).toBe(false);
    }
  });

  it('lists a thousand findings and counts the rest', () => {
    const auditor = new LogAuditor({ signatureCheck });
    for (let i = 0; i < FINDINGS_LIMIT + 5; i++) auditor.strayOpening();
    const { findings } = auditor.finish();
    expect(findings).toHaveLength(FINDINGS_LIMIT + 1);
    expect(findings.at(-1)).toMatchObject({ kind: 'MORE_FINDINGS', text: expect.stringMatching(/: \d+ more\.$/) });
  });

  it('takes checkpoints of an empty log, and misses the entry that opens it', () => {
    const auditor = new LogAuditor({ signatureCheck });
    auditor.checkpoint(checkpointOf([], [logKey(1)]));
    expect(auditor.finish()).toMatchObject({ ok: false, size: 0, findings: [{ kind: 'CHECKPOINT_SIGNATURE' }] });
  });

  it('tells one missing entry once, though every number behind it is off', () => {
    const entries = seal(tell().log.drafts);
    const rest = entries.filter((_, seq) => seq !== 1);
    const auditor = new LogAuditor({ signatureCheck });
    auditor.checkpoint(checkpointOf(rest, [logKey(2)]));
    auditor.bundle(rest);
    const { findings } = auditor.finish();
    expect(findings.filter(({ kind }) => kind === 'CHAIN_BROKEN').map(({ seq }) => seq)).toEqual([1, 1]);
  });

  it('reads the bundles that are published', () => {
    const entries = seal(tell().log.drafts);
    const files = publish({ entries, openings: [], signers: [logKey(2)], announcedKey: logKey(2) });
    const bundle = files.get(`tile/entries/000.p/${entries.length}`)!;
    expect(parseBundle(bundle).map(toHex)).toEqual(entries.map(toHex));
    expect(toHex(formatBundle(entries))).toBe(toHex(bundle));
  });
});
