import { toBase64, utf8 } from '../../src/kernel/bytes.js';
import { addSeconds, DAY_SECONDS } from '../../src/kernel/instant.js';
import { ed25519PublicKey, governance, sha256, signEd25519 } from '../../src/ledger/core/index.js';
import {
  ballotDecider as ballots, ballotId, councilDecider as councils, councilDecider1 as councilsBefore, motionDecider as motions, motionDecider1 as motionsBefore, RollTree, rowsOf, seatDecider as seats, seatId,
  type Motion, type Seat, type VoteRule,
} from '../../src/modules/councils/domain/index.js';
import { entityDecider as entities } from '../../src/modules/incidents/domain/index.js';
import { keyProofBytes, labDecider as labs, mandateDecider as mandates, policyDecider as policies } from '../../src/modules/labs/domain/index.js';
import { roster, secretHashOf } from '../../src/modules/members/domain/index.js';
import { recommendationDecider as recommendations } from '../../src/modules/recommendations/domain/index.js';
import { id, logKey, memberWithKey, memberWithPasskey, MERGE_DELAY_SECONDS, nobody, ORIGIN, promiseKey, secretOf, system, vkeyOf, Workshop, type Command } from './workshop.js';

/** Ada is the steward; Uma, Vic and Wim sit in the council; Rea speaks for the lab; Mal is whoever the operator can talk into anything. */
export const PEOPLE = {
  ada: memberWithPasskey('ada'), uma: memberWithPasskey('uma'), vic: memberWithKey('vic'), wim: memberWithPasskey('wim'), rea: memberWithKey('rea'), mal: memberWithKey('mal'),
} as const;
export type Name = keyof typeof PEOPLE;

export const COUNCIL = id('council');
export const LAB = id('entity lab');
export const POLICY = id('policy');
export const MANDATE = id('mandate');
export const DECISION = id('decision');
export const ASSESSING = id('decision on the answer');

export const SEATED = [['uma', 1, 'citizens'], ['vic', 2, 'citizens'], ['wim', 3, 'experts']] as const;
const CHOICES = { uma: 'yes', vic: 'no', wim: 'yes' } as const;

type Step = (log: Workshop) => void;

/** What a forger does: other steps in the place of some, steps left out, steps put in behind some. */
export interface Twist {
  readonly instead?: Readonly<Record<string, Step>>;
  readonly after?: Readonly<Record<string, Step>>;
}

const labSeed = (): Uint8Array => new Uint8Array(sha256(utf8('golden key of the lab')));
const signed = { signed: true } as const;

/** A decision of a council, from the charter to what the answer is worth. Each step by its name, so that a forger can take hold of it. */
export const STEPS: Readonly<Record<string, Step>> = {
  open: (log) => {
    openLog(log, [councilsBefore, councils, motionsBefore, motions]);
  },
  join: (log) => {
    for (const name of Object.keys(PEOPLE) as Name[]) {
      const invitation = { invitation: id(`invitation of ${name}`), secretHash: secretHashOf(secretOf(name)), expiresAt: addSeconds(log.now, 7 * DAY_SECONDS) };
      if (name === 'ada') log.perform(roster, 'roster', system, { type: 'InviteFirstSteward', ...invitation });
      else log.perform(roster, 'roster', PEOPLE.ada, { type: 'InviteMember', ...invitation, kind: 'person', roles: name === 'mal' ? ['editor'] : [] }, signed);
      log.perform(roster, 'roster', nobody, (seal) => ({
        type: 'RedeemInvitation', invitation: invitation.invitation, secret: secretOf(name), member: id(name), key: PEOPLE[name].key, profile: seal('/command/profile', { name }),
      }));
    }
  },
  entity: (log) => void log.perform(entities, LAB, PEOPLE.mal, (seal) => ({ type: 'RegisterEntity', kind: 'organisation', name: seal('/command/name', 'A lab'), aliases: seal('/command/aliases', []) })),
  key: (log) => void log.perform(labs, LAB, PEOPLE.ada, { type: 'RecogniseKey', key: toBase64(ed25519PublicKey(labSeed())) }, signed),
  represent: (log) => void log.perform(labs, LAB, PEOPLE.rea, proveKey('claim of rea')),
  policy: (log) => void log.perform(policies, POLICY, PEOPLE.rea, (seal) => ({ type: 'PublishPolicy', lab: LAB, title: seal('/command/title', 'On releases'), text: seal('/command/text', 'We look first.'), hash: 'ab'.repeat(32) }), signed),
  found: (log) => {
    const classes = [['citizens', 2], ['experts', 2]].map(([code, number]) => ({ code, seats: number, filledBy: ['appointment'], termDays: null, mostTerms: null, vacancy: 'same-way' }));
    log.perform(councils, COUNCIL, PEOPLE.ada, (seal) => ({
      type: 'FoundCouncil', name: seal('/command/name', 'A council'), purpose: seal('/command/purpose', 'To ask'), charter: seal('/command/charter', 'We ask.'),
      labels: seal('/command/labels', { citizens: 'Citizens', experts: 'Experts' }), hash: 'cd'.repeat(32), classes, assessDays: 30,
      least: { quorum: { fraction: '1/2', members: 'all-seats' }, discussionHours: 0, votingHours: 23 },
    }), signed);
  },
  seats: (log) => {
    for (const [name, number, code] of SEATED) log.perform(seats, seatId(COUNCIL, number), PEOPLE.ada, (seal) => fillSeat(seal, code, name), signed);
  },
  mandate: (log) => {
    const terms = { lab: LAB, council: COUNCIL, policies: 'all', binding: 'answer', answerDays: 30, extensions: 1, extensionDays: 10, noticeDays: 90 };
    log.perform(mandates, MANDATE, PEOPLE.rea, (seal) => ({ type: 'SignMandate', ...terms, text: seal('/command/text', 'We answer.') }), signed);
    log.perform(mandates, MANDATE, PEOPLE.ada, { type: 'AcceptMandate' }, signed);
  },
  propose: (log) => propose(log, DECISION, ABOUT_POLICY),
  vote: (log) => openVote(log, DECISION),
  ...castBy('uma', 'ballot of uma', DECISION),
  ...castBy('vic', 'ballot of vic', DECISION),
  ...castBy('wim', 'ballot of wim', DECISION),
  close: (log) => void log.perform(motions, DECISION, system, { type: 'CloseVote' }, { after: 24 * 60 }),
  issue: (log) => void log.perform(recommendations, DECISION, system, {
    type: 'IssueRecommendation', origin: { kind: 'motion', id: DECISION }, lab: LAB, council: COUNCIL, policy: POLICY, mandate: MANDATE, answerDays: 30, assessDays: 30,
  }),
  overdue: (log) => void log.perform(recommendations, DECISION, system, { type: 'MarkOverdue' }, { after: 30 * 24 * 60 }),
  answer: (log) => void log.perform(recommendations, DECISION, PEOPLE.rea, (seal) => respond(seal), { signed: true, after: 3 * 24 * 60 }),
  'propose assessment': (log) => propose(log, ASSESSING, ABOUT_ANSWER),
  'vote on it': (log) => openVote(log, ASSESSING),
  ...castBy('uma', 'assessment of uma', ASSESSING),
  ...castBy('wim', 'assessment of wim', ASSESSING),
  'close it': (log) => void log.perform(motions, ASSESSING, system, { type: 'CloseVote' }, { after: 24 * 60 }),
  assess: (log) => void log.perform(recommendations, DECISION, system, { type: 'Assess', status: 'acceptable', motion: ASSESSING, successor: null }),
};

export function tellDecision({ instead = {}, after = {} }: Twist = {}): Workshop {
  const log = new Workshop();
  for (const [name, step] of Object.entries(STEPS)) {
    (instead[name] ?? step)(log);
    after[name]?.(log);
  }
  return log;
}

type Seal = Parameters<Extract<Parameters<Workshop['perform']>[3], (...given: never) => unknown>>[0];

export function fillSeat(seal: Seal, code: string, name: Name): Command {
  return { type: 'FillSeat', class: code, member: id(name), name: seal('/command/name', name), way: 'appointment', until: null, motion: null, draw: null };
}

export function proveKey(name: string): Command {
  const signature = toBase64(signEd25519(keyProofBytes(LAB, id('rea'), id(name)), labSeed()));
  return { type: 'ProveKey', claim: id(name), key: toBase64(ed25519PublicKey(labSeed())), signature };
}

export function respond(seal: Seal): Command {
  return { type: 'Respond', standing: 'accept-in-part', by: '2026-12-01', statement: seal('/command/statement', 'The first half.'), evidence: [] };
}

export function openLog(log: Workshop, versions: readonly { readonly kind: string; readonly rules: string }[]): void {
  const rules = [roster, entities, seats, ballots, labs, mandates, policies, recommendations, ...versions].map(({ kind, rules: name }) => ({ kind, rules: name }));
  log.perform(governance, 'log', system, { type: 'OpenLog', origin: ORIGIN, key: vkeyOf(logKey(1)), promiseKey: vkeyOf(promiseKey), maxMergeDelaySeconds: MERGE_DELAY_SECONDS, rules }, { after: 0 });
}

/** The steps of both motions as an operator would have them who goes on judging by the rules of before. */
export function byRulesOfBefore(rule: (log: Workshop) => VoteRule): Readonly<Record<string, Step>> {
  return {
    propose: (log) => propose(log, DECISION, ABOUT_POLICY, motionsBefore),
    vote: (log) => openVote(log, DECISION, rule(log), motionsBefore),
    close: (log) => void log.perform(motionsBefore, DECISION, system, { type: 'CloseVote' }, { after: 24 * 60 }),
    'propose assessment': (log) => propose(log, ASSESSING, ABOUT_ANSWER, motionsBefore),
    'vote on it': (log) => openVote(log, ASSESSING, rule(log), motionsBefore),
    'close it': (log) => void log.perform(motionsBefore, ASSESSING, system, { type: 'CloseVote' }, { after: 24 * 60 }),
  };
}

interface About {
  readonly kind: string;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly subject: unknown;
}
const ABOUT_POLICY: About = { kind: 'adopt', lab: LAB, policy: POLICY, mandate: MANDATE, subject: null };
const ABOUT_ANSWER: About = { kind: 'assess', lab: null, policy: null, mandate: null, subject: { recommendation: DECISION, status: 'acceptable', successor: null } };

function propose(log: Workshop, motion: string, about: About, rules: unknown = motions): void {
  log.perform(rules, motion, PEOPLE.uma, (seal) => ({
    type: 'ProposeMotion', council: COUNCIL, seat: 1, ...about, title: seal('/command/title', 'Look twice'), text: seal('/command/text', 'The lab looks twice.'),
    measure: about.lab === null ? null : seal('/command/measure', 'It says so.'), incidents: [], commentsUntil: null,
  }), signed);
}

export function ruleFrom(log: Workshop): VoteRule {
  return {
    tally: { method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' }, quorum: { base: 'membersPresent', cmp: '>=', value: 2 } }, quorum: null, members: 'filled-seats',
    recused: { quorum: 'not-counted', threshold: 'not-counted' }, doubleMajority: null, opensAt: null, closesAt: addSeconds(log.now, DAY_SECONDS), ballots: 'open',
    revealUntil: null, unopened: 'not-counted', revoting: true, amendable: false, delegation: 0,
  };
}

export function openVote(log: Workshop, motion: string, rule = ruleFrom(log), rules: unknown = motions): void {
  log.perform(rules, motion, PEOPLE.ada, { type: 'OpenVote', rule }, signed);
}

/** What a member's client fills in. */
export function ballotOf(log: Workshop, motion: string, name: Name, choice: string): Command {
  const { vote, text, council } = log.state('motion', motion) as Motion;
  const held = [1, 2, 3, 4].flatMap((number) => (log.state('seat', seatId(COUNCIL, number)) as Seat | undefined) ?? []);
  const rows = rowsOf(held, vote!.openedAt);
  const seat = rows.find(({ member }) => member === id(name))!.seat;
  return { type: 'CastBallot', council, text, rule: vote!.ruleHash, roll: vote!.roll.hash, row: new RollTree(rows).prove(id(name), seat), choice, sealed: null, reason: null };
}

function castBy(name: 'uma' | 'vic' | 'wim', step: string, motion: string): Readonly<Record<string, Step>> {
  const seat = SEATED.find(([who]) => who === name)![1];
  return { [step]: (log) => void log.perform(ballots, ballotId(motion, seat), PEOPLE[name], ballotOf(log, motion, name, CHOICES[name]), signed) };
}
