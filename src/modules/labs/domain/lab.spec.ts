import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../../kernel/bytes.js';
import { ed25519PublicKey, signEd25519 } from '../../../ledger/core/index.js';
import { domainName, keyProofBytes } from './domain-name.js';
import type { LabCommand } from './lab-commands.js';
import { labDecider, LAB_REFUSALS, MOST_NAMES } from './lab.js';
import { after, HASH, ID, told, type Asked, type Person, type World } from './specimens.js';

const SEED = new Uint8Array(32).fill(7);
const KEY = toBase64(ed25519PublicKey(SEED));
const signatureFor = (member: string, claim: string, entity = ID.lab): string => toBase64(signEd25519(keyProofBytes(entity, member, claim), SEED));

const ask = (person: Person, command: LabCommand, on = 0): Asked<LabCommand> => ({ person, command, on });
const recognise: LabCommand = { type: 'RecogniseDomain', domain: 'lab.example' };
const recogniseKey: LabCommand = { type: 'RecogniseKey', key: KEY };
const claim = (id: string, domain = 'lab.example'): LabCommand => ({ type: 'ClaimDomain', claim: id, domain, method: 'dns' });
const look = (found: boolean, id = ID.claim): LabCommand => ({ type: 'RecordDomainCheck', claim: id, found, observed: HASH });
const prove = (member: string, id = ID.claim, signature = signatureFor(member, id)): LabCommand => ({ type: 'ProveKey', claim: id, key: KEY, signature });
const revoke = (member: string): LabCommand => ({ type: 'RevokeRepresentative', member, reason: 'left' });
const withdraw: LabCommand = { type: 'WithdrawDomain', domain: 'lab.example', reason: 'given-up' };
const withdrawKey: LabCommand = { type: 'WithdrawKey', key: KEY, reason: 'compromised' };

const recognised = [ask('sten', recognise)];
const claimed = [...recognised, ask('voice', claim(ID.claim))];
const verified = [...claimed, ask('system', look(true), 1)];
const keyed = [ask('sten', recogniseKey)];
const proved = [...keyed, ask('voice', prove(ID.voice))];
const full = Array.from({ length: MOST_NAMES }, (_, i) => ask('sten', { type: 'RecogniseDomain', domain: `d${i}.example` }));
const fivePending = [...recognised, ...['v', 'w', 'x', 'y', 'z'].map((x) => ask('voice', claim(`2b2b2b2b2b2${x}`)))];

const nowhere: World = {};
const person: World = { [`entity/${ID.lab}`]: { status: 'registered', kind: 'person' } };
const merged: World = { [`entity/${ID.lab}`]: { status: 'merged', kind: 'organisation' } };
const sess = 'session' as const;

const CASES: readonly [string, readonly Asked<LabCommand>[], Asked<LabCommand>, string][] = [
  ['a steward recognises a domain', [], ask('sten', recognise), 'DomainRecognised'],
  ['and a key', [], ask('sten', recogniseKey), 'KeyRecognised'],
  ['nobody else does', [], ask('ed', recognise), 'NOT_A_STEWARD'],
  ['nor the one who profits', [], ask('voice', recogniseKey), 'NOT_A_STEWARD'],
  ['not by session', [], { ...ask('sten', recognise), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['an entity that exists', [], { ...ask('sten', recognise), world: nowhere }, 'NO_SUCH_ENTITY'],
  ['an organisation', [], { ...ask('sten', recognise), world: person }, 'NOT_AN_ORGANISATION'],
  ['one that was not merged', [], { ...ask('sten', recognise), world: merged }, 'NOT_AN_ORGANISATION'],
  ['once', recognised, ask('sten', recognise), 'ALREADY_RECOGNISED'],
  ['not without end', full, ask('sten', recognise), 'TOO_MANY'],
  ['a URL is no domain', [], ask('sten', { type: 'RecogniseDomain', domain: 'https://lab.example' }), 'MALFORMED'],
  ['any member claims', recognised, ask('guest', claim(ID.claim)), 'DomainClaimed'],
  ['also in a session', recognised, { ...ask('guest', claim(ID.claim)), authorization: sess }, 'DomainClaimed'],
  ['no stranger', recognised, ask('nobody', claim(ID.claim)), 'NOT_A_MEMBER'],
  ['only what is recognised', recognised, ask('guest', claim(ID.claim, 'evil.example')), 'NOT_RECOGNISED'],
  ['a claim has its own number', claimed, ask('guest', claim(ID.claim)), 'CLAIM_EXISTS'],
  ['five pending claims of one member', fivePending, ask('voice', claim(ID.claim)), 'TOO_MANY'],
  ['another may still claim', fivePending, ask('guest', claim(ID.claim)), 'DomainClaimed'],
  ['the node looks, nobody else', claimed, ask('voice', look(true)), 'SYSTEM_ONLY'],
  ['what it finds verifies', claimed, ask('system', look(true)), 'DomainVerified'],
  ['what it does not find waits', claimed, ask('system', look(false), 13), 'DomainMissed'],
  ['for 14 days', claimed, ask('system', look(false), 14), 'DomainMissed ClaimLapsed'],
  ['a verified one is confirmed', verified, ask('system', look(true), 2), 'DomainConfirmed'],
  ['one miss is an accident', verified, ask('system', look(false), 2), 'DomainMissed'],
  ['two are not', [...verified, ask('system', look(false), 2)], ask('system', look(false), 3), 'DomainMissed ClaimLapsed'],
  ['two in a row, that is', [...verified, ask('system', look(false), 2), ask('system', look(true), 3)], ask('system', look(false), 4), 'DomainMissed'],
  ['no claim, no check', recognised, ask('system', look(true)), 'NO_SUCH_CLAIM'],
  ['a key is not looked up', proved, ask('system', look(true)), 'NO_SUCH_CLAIM'],
  ['what lapsed stays lapsed', [...claimed, ask('system', look(false), 14)], ask('system', look(true), 15), 'CLAIM_OVER'],
  ['the key signs for a member', keyed, ask('voice', prove(ID.voice)), 'KeyProved'],
  ['and for no other', keyed, ask('guest', prove(ID.voice)), 'SIGNATURE_FAILED'],
  ['nor for another lab', keyed, ask('voice', prove(ID.voice, ID.claim, signatureFor(ID.voice, ID.claim, ID.otherLab))), 'SIGNATURE_FAILED'],
  ['a key that is recognised', [], ask('voice', prove(ID.voice)), 'NOT_RECOGNISED'],
  ['a member', keyed, ask('nobody', prove(ID.voice)), 'NOT_A_MEMBER'],
  ['a new claim', proved, ask('guest', prove(ID.guest)), 'CLAIM_EXISTS'],
  ['a steward revokes', verified, ask('sten', revoke(ID.voice)), 'RepresentativeRevoked'],
  ['signed', verified, { ...ask('sten', revoke(ID.voice)), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['or the member himself', verified, { ...ask('voice', revoke(ID.voice)), authorization: sess }, 'RepresentativeRevoked'],
  ['no other', verified, ask('guest', revoke(ID.voice)), 'NOT_YOURS'],
  ['only who represents', claimed, ask('sten', revoke(ID.voice)), 'NOT_A_REPRESENTATIVE'],
  ['a steward withdraws a domain', verified, ask('sten', withdraw), 'DomainWithdrawn'],
  ['a key too', proved, ask('sten', withdrawKey), 'KeyWithdrawn'],
  ['not by session', proved, { ...ask('sten', withdrawKey), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['no other', verified, ask('voice', withdraw), 'NOT_A_STEWARD'],
  ['only what is recognised', [], ask('sten', withdraw), 'NOT_RECOGNISED'],
];

describe('the rules of a lab', () => {
  it.each(CASES)('%s', (_, given, asked, expected) => {
    expect(told(labDecider, after(labDecider, ID.lab, given), asked)).toBe(expected);
  });

  it('every refusal has its case', () => {
    const seen = new Set(CASES.map(([, , , expected]) => expected));
    expect(LAB_REFUSALS.filter((refusal) => !seen.has(refusal))).toEqual([]);
  });
});

describe('who represents a lab', () => {
  const of = (given: readonly Asked<LabCommand>[]): Readonly<Record<string, string>> => after(labDecider, ID.lab, given).representatives;
  it('whoever has a verified claim, and nobody else', () => {
    expect(of(claimed)).toEqual({});
    expect(of(verified)).toEqual({ [ID.voice]: ID.claim });
    expect(of(proved)).toEqual({ [ID.voice]: ID.claim });
  });
  it('a second claim holds when the first lapses', () => {
    const both = [...verified, ask('sten', recogniseKey, 2), ask('voice', prove(ID.voice, ID.second), 2)];
    expect(of(both)).toEqual({ [ID.voice]: ID.claim });
    expect(of([...both, ask('system', look(false), 3), ask('system', look(false), 4)])).toEqual({ [ID.voice]: ID.second });
  });
  it('not after the domain was withdrawn, or he was revoked', () => {
    expect(of([...verified, ask('sten', withdraw)])).toEqual({});
    expect(of([...proved, ask('sten', withdrawKey)])).toEqual({});
    expect(of([...verified, ask('sten', revoke(ID.voice))])).toEqual({});
  });
});

describe('names of domains', () => {
  it.each(['lab.example', 'a.b-c.example', 'xn--bcher-kva.example', 'lab.xn--p1ai'])('%s is one', (name) => expect(domainName(name)).toBe(true));
  it.each(['localhost', 'Lab.example', 'lab.example.', '.lab.example', 'lab..example', '127.0.0.1', '[::1]', 'lab.example:443', 'lab.example/x', 'user@lab.example', '-a.example', 'a_b.example', `${'a'.repeat(64)}.example`, `${'a.'.repeat(120)}example`, 'lab.123', ''])(
    '%s is none', (name) => expect(domainName(name)).toBe(false));
});
