import { utf8 } from '../../../kernel/bytes.js';
import type { JsonObject } from '../../../kernel/json.js';
import { type Entry, parseEntry } from '../../../ledger/core/index.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';

/** An entry as the API gives it. */
export interface EntryData {
  readonly seq: number;
  readonly json: string;
}

export const ENTRY_FIELDS = 'seq json';

/** Entries as they are read: the bytes are parsed as an auditor would, and only what stands in them is told. */
export interface ReadEntry {
  readonly seq: number;
  readonly json: string;
  readonly entry: Entry;
}

export function readEntry({ seq, json }: EntryData): ReadEntry {
  return { seq, json, entry: parseEntry(utf8(json)) };
}

/** A code of the log, `serious-incident`, as the API and the catalogues write it. */
export function codeKey(code: string): string {
  return code.toUpperCase().replaceAll('-', '_');
}

/** Which closed list a command's `reason` is of. */
const REASONS: Readonly<Record<string, string>> = { DeclineReport: 'declined', CorrectIncident: 'correction', RetractIncident: 'retraction', VacateSeat: 'vacancy', DissolveCouncil: 'dissolution' };

/** What an entry did, in a sentence for people who know nothing of commands. */
export function deedOf(messages: Messages, { command, events, stream }: Entry): string {
  const { type } = command;
  const code = (list: string, value: string): string => words(messages, [`${list}.${codeKey(value)}`]) ?? value;
  const reasons = REASONS[type];
  const standings = type === 'AnswerIncident' ? 'answer' : 'standing';
  const source = isObject(command['source']) ? command['source'] : {};
  const proposed = events.some((event) => event.type === 'DeclineProposed');
  const values = {
    command: type,
    rules: text(command, 'rules'),
    code: text(command, 'code'),
    version: text(command, 'version'),
    role: roleWords(messages, text(command, 'role')),
    standing: code(standings, text(command, 'standing')),
    kind: code('kind', text(command, 'kind')),
    reason: reasons === undefined ? '' : code(reasons, text(command, 'reason')),
    source: text(source, 'name'),
    record: text(source, 'record'),
    way: code('way', text(command, 'way')),
    to: text(command, 'to'),
  };
  return words(messages, [...(proposed ? [`deed.${type}.proposed`] : []), `deed.${stream.kind}.${type}`, `deed.${type}`, 'deed.other'], values) ?? type;
}

/** Who asked for it. */
export function actorOf(messages: Messages, { actor, stream }: Entry): string {
  // Who holds a code and nothing else: a reporter, a volunteer, a juror.
  if (actor.kind === 'reporter') return words(messages, [`actor.reporter.${stream.kind}`, 'actor.reporter']) ?? '';
  if (actor.kind !== 'member') return messages.t(`actor.${actor.kind}`);
  if (actor.roles.length === 0) return messages.t('actor.member', { id: actor.id });
  return messages.t('actor.member.roles', { id: actor.id, roles: actor.roles.map((role) => roleWords(messages, role)).join(', ') });
}

export function streamName(messages: Messages, kind: string, id: string): string {
  return words(messages, [`stream.${kind}`], { id }) ?? `${kind} ${id}`;
}

/** The page of the record itself, where there is one for everybody. */
export function recordPath(kind: string, id: string): string | undefined {
  if (kind === 'incident') return `/incidents/${id}`;
  if (kind === 'recommendation') return `/recommendations/${id}`;
  if (kind === 'lab') return `/labs/${id}`;
  if (kind === 'policy') return `/policies/${id}`;
  if (kind === 'motion') return `/motions/${id}`;
  if (kind === 'ballot') return `/motions/${id.split('-')[0] ?? ''}`;
  if (kind === 'draw') return `/draws/${id}`;
  if (kind === 'volunteer') return `/draws/${id.split('-')[0] ?? ''}`;
  if (kind === 'jury') return `/juries/${id}`;
  if (kind === 'juror') return `/juries/${id.split('-')[0] ?? ''}`;
  if (kind === 'council') return `/councils/${id}`;
  if (kind === 'seat') return `/councils/${id.split('-')[0] ?? ''}`;
  return kind === 'entity' ? `/entities/${id}` : undefined;
}

function roleWords(messages: Messages, role: string): string {
  const [kind = '', entity = ''] = role.split(':');
  return words(messages, [`actor.role.${kind}`], { entity }) ?? role;
}

function text(from: JsonObject, member: string): string {
  const value = Object.hasOwn(from, member) ? from[member] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
