import type { Json } from '../../../kernel/json.js';
import type { FieldError } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { endOfDay } from '../councils/council-words.js';
import type { FormFields } from '../signed-in/form-fields.js';
import type { MotionData } from './operations.js';

/** Rules that councils use, by the answers of a form; any other is written as the object itself. */
export const PRESETS = ['majority', 'two-thirds', 'double', 'consent', 'approval', 'stv', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

/** What may decide a motion of this kind (docs/spec/motions.md, "Rule object"). */
export function presetsFor(kind: string): readonly Preset[] {
  if (kind === 'ELECT') return ['approval', 'stv', 'own'];
  return kind === 'RESOLVE' ? PRESETS : ['majority', 'two-thirds', 'double', 'consent', 'own'];
}

const MORE_THAN_HALF = { base: 'votesCast', cmp: '>', fraction: '1/2' } as const;
const HALF_PRESENT = { base: 'membersPresent', cmp: '>=', fraction: '1/2' } as const;

/** As many as the charter asks for; a number does not sink when somebody stands back. */
function quorumFor({ leastPresent }: MotionData['council']): Json {
  return leastPresent === null || leastPresent === 0 ? HALF_PRESENT : { base: 'membersPresent', cmp: '>=', value: leastPresent };
}

function tallyOf(preset: Preset, options: readonly string[], seats: number, seed: boolean, quorum: Json): Record<string, Json> {
  const tie: Json = seed ? [{ by: 'seed', seed: 'ballots/salts' }] : [];
  switch (preset) {
    case 'two-thirds':
      return { method: 'yes-no', threshold: { base: 'entireMembership', cmp: '>=', fraction: '2/3' }, quorum };
    case 'consent':
      return { method: 'consent', quorum };
    case 'approval':
      return { method: 'approval', options: [...options], seats, tie };
    case 'stv':
      return {
        method: 'stv', family: 'scottish', options: [...options], seats, tie: [{ by: 'earlier-rounds' }, ...(tie as Json[])],
        ballots: { overvote: 'exhaust', skipped: 'any', duplicate: 'pass-over' },
      };
    default:
      return { method: 'yes-no', threshold: MORE_THAN_HALF, quorum };
  }
}

export interface ReadRule {
  readonly errors: readonly FieldError[];
  /** The rule object, JSON. */
  readonly rule: string;
}

/** The rule object by what was chosen, or what is missing, at its field. */
export function readRule({ t }: Messages, motion: Pick<MotionData, 'kind' | 'candidates' | 'council'>, form: FormFields): ReadRule {
  const preset = form.oneOf('preset', PRESETS);
  if (preset === 'own') return { errors: form.trimmed('own') === '' ? [{ field: 'own', text: t('openVote.missing.own') }] : [], rule: form.trimmed('own') };
  const closesAt = endOfDay(form.trimmed('closes'));
  const sealed = form.flag('sealed') && preset !== 'consent';
  const revealUntil = sealed ? endOfDay(form.trimmed('reveal')) : null;
  const withOptions = preset === 'approval' || preset === 'stv';
  const options = motion.kind === 'ELECT' ? motion.candidates.map(({ member }) => member) : form.trimmed('options').split(/[\s,;]+/).filter((one) => one !== '');
  const seats = Number(form.trimmed('seats') || '1');
  const errors: FieldError[] = [
    ...(preset && presetsFor(motion.kind).includes(preset) ? [] : [{ field: 'preset', text: t('openVote.missing.preset') }]),
    ...(closesAt === undefined ? [{ field: 'closes', text: t('seats.missing.until') }] : []),
    ...(revealUntil === undefined ? [{ field: 'reveal', text: t('seats.missing.until') }] : []),
    ...(withOptions && options.length < 2 && motion.kind !== 'ELECT' ? [{ field: 'options', text: t('openVote.missing.options') }] : []),
    ...(withOptions && !(Number.isInteger(seats) && seats >= 1) ? [{ field: 'seats', text: t('foundCouncil.missing.seats') }] : []),
  ];
  if (errors.length > 0 || !preset) return { errors, rule: '' };
  const quorum = quorumFor(motion.council);
  const rule: Record<string, Json> = {
    tally: tallyOf(preset, options, seats, sealed, quorum),
    quorum: withOptions ? quorum : null,
    members: form.flag('vacant') ? 'all-seats' : 'filled-seats',
    recused: form.flag('countRecused') ? { quorum: 'counted', threshold: 'counted' } : { quorum: 'not-counted', threshold: 'not-counted' },
    doubleMajority: preset === 'double' ? { classes: 'all', threshold: MORE_THAN_HALF, emptyClass: 'class-dropped' } : null,
    opensAt: null,
    closesAt: closesAt ?? null,
    ballots: sealed ? 'sealed' : 'open',
    revealUntil: revealUntil ?? null,
    unopened: 'not-counted',
    revoting: !form.flag('once'),
    amendable: form.flag('amendable'),
    delegation: form.flag('delegation') && preset !== 'consent' ? 1 : 0,
  };
  return { errors, rule: JSON.stringify(rule) };
}
