import { toHex, utf8 } from '../../../kernel/bytes.js';
import { cleanText } from '../../../kernel/plain-text.js';
import { sha256 } from '../../../ledger/core/index.js';
import { codeKey } from '../record/entry-words.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { type TypedCharter, typedFrom } from './charter-form.js';
import type { ClassData, CouncilData, LeastData } from './operations.js';

/** A charter on which the council votes: how a motion names it, and how it is read from a motion that was carried. */
export const PROPOSE = `mutation ($council: PublicId!, $proposal: ProposalInput!) { prepared: prepareProposeMotion(council: $council, proposal: $proposal) { ${PREPARED} } }`;

export const CHARTER_MOTION = `query ($id: PublicId!) {
  motion(id: $id) { councilId kind status text { text } subject { charterVersion charterClasses charterAssessDays charterLeast { quorum quorumOf discussionHours votingHours } } } }`;

export interface CharterMotionData {
  readonly motion: {
    readonly councilId: string;
    readonly kind: string;
    readonly status: string;
    readonly text: { readonly text: string | null };
    readonly subject: {
      readonly charterVersion: number | null;
      readonly charterClasses: string | null;
      readonly charterAssessDays: number | null;
      readonly charterLeast: LeastData | null;
    } | null;
  } | null;
}

interface GivenClass {
  readonly code: string;
  readonly seats: number;
  readonly filledBy: readonly string[];
  readonly termDays: number | null;
  readonly mostTerms: number | null;
  readonly vacancy: string;
}

interface GivenCharter {
  readonly text: string;
  readonly classes: readonly (GivenClass & { readonly label: string })[];
  readonly assessDays: number;
  readonly least: LeastData;
}

/** `subject.charter` of a proposal: the text by its hash, and what the rules go by. */
export function charterSubjectOf(version: number, charter: Readonly<Record<string, unknown>>): string {
  const { text, classes, assessDays, least } = charter as unknown as GivenCharter;
  const hash = toHex(sha256(utf8(cleanText(text, 'many-lines'))));
  const given = classes.map(({ label: _, filledBy, vacancy, ...one }) => ({ ...one, filledBy: filledBy.map(codeOfKey), vacancy: codeOfKey(vacancy) }));
  const { quorum, quorumOf, ...hours } = least;
  return JSON.stringify({ version, hash, classes: given, assessDays, least: { quorum: quorum === null ? null : { fraction: quorum, members: codeOfKey(quorumOf ?? '') }, ...hours } });
}

/** The charter that a carried motion decided, as a form has it; words for the classes as the council has them now. */
export function decidedCharter({ motion }: CharterMotionData, council: CouncilData): TypedCharter | undefined {
  const subject = motion?.subject;
  if (motion?.councilId !== council.id || motion.kind !== 'CHARTER' || motion.status !== 'CARRIED' || !subject || subject.charterClasses === null) return undefined;
  const classes = (JSON.parse(subject.charterClasses) as readonly GivenClass[]).map<ClassData>(({ filledBy, vacancy, ...one }) => ({
    ...one, filledBy: filledBy.map(codeKey), vacancy: codeKey(vacancy), filled: 0, vacant: 0,
    label: council.classes.find(({ code }) => code === one.code)?.label ?? one.code.replaceAll('-', ' '),
  }));
  return typedFrom(motion.text.text, subject.charterAssessDays ?? council.assessDays, classes, subject.charterLeast);
}

/** Carried motions about the charter that nobody has carried out yet. */
export function waitingCharters({ decisions, charters }: CouncilData): readonly { readonly id: string; readonly title: string | null }[] {
  return decisions.edges.map(({ node }) => node).filter(({ id, kind, status }) => kind === 'CHARTER' && status === 'CARRIED' && !charters.some(({ motion }) => motion === id));
}

/** `SELF_NOMINATION` of the API is `self-nomination` in the log. */
function codeOfKey(key: string): string {
  return key.toLowerCase().replaceAll('_', '-');
}
