import { describe, expect, it } from '@jest/globals';
import { MANDATE_REFUSALS, mandateDecider, type MandateCommand } from './mandate.js';
import { isInForce } from './mandate-state.js';
import { after, C, day, ID, told, UUID, WORLD, type Asked, type Person, type World } from './specimens.js';

const ask = (person: Person, command: MandateCommand, on = 0, world: World = WORLD): Asked<MandateCommand> => ({ person, command, on, world });
const sign: Extract<MandateCommand, { type: 'SignMandate' }> = {
  type: 'SignMandate', lab: ID.lab, council: ID.council, policies: 'all', binding: 'answer', answerDays: 60, extensions: 1, extensionDays: 30, noticeDays: 90, text: C,
};
const accept: MandateCommand = { type: 'AcceptMandate' };
const end: MandateCommand = { type: 'EndMandate' };
const erase: MandateCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/text'] }], ground: 'court-order' };
const signed = [ask('voice', sign)];
const active = [...signed, ask('sten', accept)];
const ended = [...active, ask('voice', end, 10)];
const dissolved: World = { ...WORLD, [`council/${ID.council}`]: { status: 'dissolved' } };
const foreign: World = { ...WORLD, [`policy/${ID.policy}`]: { lab: ID.otherLab } };
const sess = 'session' as const;

const CASES: readonly [string, readonly Asked<MandateCommand>[], Asked<MandateCommand>, string][] = [
  ['a representative signs', [], ask('voice', sign), 'MandateSigned'],
  ['for some policies', [], ask('voice', { ...sign, policies: [ID.policy] }), 'MandateSigned'],
  ['its own', [], ask('voice', { ...sign, policies: [ID.policy] }, 0, foreign), 'NO_SUCH_POLICY'],
  ['that of another lab does not', [], ask('rival', sign), 'NOT_A_REPRESENTATIVE'],
  ['nor a steward', [], ask('sten', sign), 'NOT_A_REPRESENTATIVE'],
  ['not by session', [], { ...ask('voice', sign), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['with a council that is there', [], ask('voice', sign, 0, {}), 'NO_SUCH_COUNCIL'],
  ['and active', [], ask('voice', sign, 0, dissolved), 'NO_SUCH_COUNCIL'],
  ['once', signed, ask('voice', sign), 'ALREADY_SIGNED'],
  ['no day to answer', [], ask('voice', { ...sign, answerDays: 0 }), 'MALFORMED'],
  ['six extensions', [], ask('voice', { ...sign, extensions: 6 }), 'MALFORMED'],
  ['no policy at all', [], ask('voice', { ...sign, policies: [] }), 'MALFORMED'],
  ['a steward accepts', signed, ask('sten', accept), 'MandateAccepted'],
  ['not the lab itself', signed, ask('voice', accept), 'NOT_A_STEWARD'],
  ['signed', signed, { ...ask('sten', accept), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['once', active, ask('sten', accept), 'NOT_WAITING'],
  ['nothing to accept', [], ask('sten', accept), 'NO_SUCH_MANDATE'],
  ['the lab gives notice', active, ask('voice', end), 'MandateEnded'],
  ['or a steward does', active, ask('sten', end), 'MandateEnded'],
  ['nobody else', active, ask('rival', end), 'NOT_A_REPRESENTATIVE'],
  ['signed', active, { ...ask('voice', end), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['once', ended, ask('sten', end), 'ALREADY_ENDED'],
  ['a steward erases words', active, ask('sten', erase), 'OpeningsErased'],
  ['nobody else', active, ask('voice', erase), 'NOT_A_STEWARD'],
  ['once', [...active, ask('sten', erase)], ask('sten', erase), 'ALREADY_ERASED'],
];

describe('the rules of a mandate', () => {
  it.each(CASES)('%s', (_, given, asked, expected) => {
    expect(told(mandateDecider, after(mandateDecider, ID.mandate, given), asked)).toBe(expected);
  });
  it('every refusal has its case', () => {
    const seen = new Set(CASES.map(([, , , expected]) => expected));
    expect(MANDATE_REFUSALS.filter((refusal) => !seen.has(refusal))).toEqual([]);
  });
  it('is in force from its acceptance until its notice is over', () => {
    expect(isInForce(after(mandateDecider, ID.mandate, signed), day(1))).toBe(false);
    expect(isInForce(after(mandateDecider, ID.mandate, active), day(1))).toBe(true);
    const over = after(mandateDecider, ID.mandate, ended);
    expect(over.endsAt).toBe(day(100));
    expect([99, 100].map((n) => isInForce(over, day(n)))).toEqual([true, false]);
    expect(isInForce(after(mandateDecider, ID.mandate, [...signed, ask('voice', end, 1)]), day(1))).toBe(false);
  });
});
