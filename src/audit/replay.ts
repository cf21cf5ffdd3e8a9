import { assertNever } from '../kernel/assert-never.js';
import type { AnyDecider, Circumstances } from '../kernel/decider.js';
import type { Instant } from '../kernel/instant.js';
import { othersOf, parentOf, type Other, type Others, type Read } from '../kernel/others.js';
import { canonicalJson, type Entry } from '../ledger/core/index.js';
import type { Catalogue } from './catalogue.js';
import type { FindingKind } from './findings.js';

/** What is wrong with an entry's decision, and in which closed words. */
export interface Objection {
  readonly kind: FindingKind;
  readonly detail: string;
}

/**
 * Asks logged commands again. The rules get what the log shows and nothing else; if they answer otherwise than the entry
 * says, either the entry was forged or somebody decided by something that the log does not show.
 *
 *     entry 17: editor Ben, "AcceptReport" → the entry says ReportAccepted
 *     rules:    Ada claimed this report     → refused: NOT_YOURS             a finding
 *
 * States follow the log's events, not this replay's own answers: one forged entry is told once, and what follows is judged
 * by what the node acted on. The states of all streams are kept, so memory grows with the matters, not with the entries.
 */
export class Replay {
  readonly #states = new Map<string, unknown>();
  /** Ids of the streams `<parent>-…`, by kind and parent: what a decision may ask for all at once. */
  readonly #children = new Map<string, string[]>();
  /** Instant of each stream's last entry. */
  readonly #last = new Map<string, Instant>();

  constructor(private readonly catalogue: Catalogue) {}

  /** Folded state of a stream so far; undefined where it has no entry. */
  state(kind: string, id: string): unknown {
    return this.#states.get(`${kind}/${id}`);
  }

  get streams(): number {
    return this.#states.size;
  }

  /** Judges the entry by its own rules, then lets it happen. With `ask` false only its stream is noted. */
  apply(entry: Entry, ask = true): readonly Objection[] {
    const { kind, id } = entry.stream;
    const decider = this.catalogue.deciderFor(kind, entry.rules);
    const stream = `${kind}/${id}`;
    const state = this.#states.get(stream);
    if (!this.#states.has(stream)) this.#adopt(kind, id);
    if (!decider || !ask) this.#states.set(stream, state);
    if (!decider) return [{ kind: 'UNKNOWN_RULES', detail: `${entry.rules} for ${kind}` }];
    if (!this.catalogue.allowsStream(kind, id)) return [{ kind: 'REFUSED_BY_RULES', detail: `there is one stream ${kind}, and ${id} is not its name` }];
    if (!ask) return [];
    const before = state ?? decider.initial(id);
    const reads = readsOf(decider, entry, before);
    const others = reads && this.#others(reads);
    const circumstances = { at: entry.at, actor: entry.actor, authorization: entry.authorization.method };
    const objections = [...judge(decider, before, entry, { ...circumstances, ...(others && { others }) }), ...this.#backDated(reads ?? [], entry), ...this.#strangers(decider, entry)];
    this.#last.set(stream, entry.at);
    // Without what was read: rows are made anew from the log alone.
    this.#states.set(stream, evolved(decider, before, entry, circumstances));
    return objections;
  }

  #adopt(kind: string, id: string): void {
    const parent = parentOf(id);
    if (parent === undefined) return;
    const siblings = this.#children.get(`${kind}/${parent}`);
    if (siblings) siblings.push(id);
    else this.#children.set(`${kind}/${parent}`, [id]);
  }

  /** As the node had them when it decided: it held them so that none of their entries could come between. */
  #others(reads: readonly Read[]): Others {
    const under = (kind: string, parent: string): readonly Other[] =>
      this.#under(kind, parent)
        .map((id) => ({ id, state: this.state(kind, id) }))
        .filter(({ state: child }) => child !== undefined); // The stream that begins with this very entry was not there yet.
    return othersOf(reads, (kind, id) => this.state(kind, id), under);
  }

  #under(kind: string, parent: string): readonly string[] {
    return [...(this.#children.get(`${kind}/${parent}`) ?? [])].sort();
  }

  /** Nothing is decided before that by which it is decided: a ballot before the change of the text that it names, an answer before its author spoke for the lab. */
  #backDated(reads: readonly Read[], { at }: Entry): readonly Objection[] {
    const later = (kind: string, id: string): boolean => (this.#last.get(`${kind}/${id}`) ?? at) > at;
    const read = reads.find((one) => ('id' in one ? later(one.kind, one.id) : this.#under(one.kind, one.under).some((id) => later(one.kind, id))));
    return read ? [{ kind: 'TIME_WENT_BACK', detail: `judged before an entry of the ${read.kind} by which it was judged` }] : [];
  }

  /** Streams that the entry speaks of, but that had no entry yet. */
  #strangers(decider: AnyDecider, entry: Entry): readonly Objection[] {
    const answer = outcome(() => entry.events.flatMap((event) => decider.references?.(event) ?? []));
    if (answer.ended === 'thrown') return []; // Its events differ from what the rules say, which has been told.
    return answer.value
      .filter(({ kind, id }) => !this.#states.has(`${kind}/${id}`))
      .map(({ kind }) => ({ kind: 'UNKNOWN_REFERENCE', detail: `to ${kind} that is not in the log` }));
  }
}

/** Undefined where its rules read no other stream; none where they cannot make sense of the command. */
function readsOf(decider: AnyDecider, { command }: Entry, state: unknown): readonly Read[] | undefined {
  if (!decider.reads) return undefined;
  const answer = outcome(() => decider.reads!(command, state));
  return answer.ended === 'answered' ? answer.value : [];
}

function judge(decider: AnyDecider, state: unknown, entry: Entry, circumstances: Circumstances): readonly Objection[] {
  const answer = outcome(() => decider.decide(state, entry.command, circumstances));
  switch (answer.ended) {
    case 'thrown':
      return [{ kind: 'REFUSED_BY_RULES', detail: 'the rules cannot make sense of the command' }];
    case 'answered': {
      const decision = answer.value;
      if (!decision.ok) return [{ kind: 'REFUSED_BY_RULES', detail: decision.refusal }];
      if (same(decision.events, entry.events)) return [];
      return [{ kind: 'EVENTS_DIFFER', detail: `${namesOf(decision.events)}, not ${namesOf(entry.events)}` }];
    }
    default:
      return assertNever(answer);
  }
}

/** Events come from the log, which may be forged: one that the rules cannot read leaves the state as it was. */
function evolved(decider: AnyDecider, before: unknown, entry: Entry, circumstances: Circumstances): unknown {
  const answer = outcome(() => entry.events.reduce((state, event) => decider.evolve(state, event, circumstances), before));
  return answer.ended === 'answered' ? answer.value : before;
}

/** Rules are written for commands that they themselves let pass; what a forger puts in their place may make them throw. */
function outcome<T>(compute: () => T): { readonly ended: 'answered'; readonly value: T } | { readonly ended: 'thrown' } {
  try {
    return { ended: 'answered', value: compute() };
  } catch {
    return { ended: 'thrown' };
  }
}

function same(events: unknown, logged: unknown): boolean {
  const answer = outcome(() => canonicalJson(events) === canonicalJson(logged));
  return answer.ended === 'answered' && answer.value;
}

/** Types of events are a checked form, so they may be shown. */
function namesOf(events: readonly { readonly type: string }[]): string {
  const names = events.slice(0, 5).map((event) => event.type);
  if (names.length === 0) return 'nothing';
  return events.length > names.length ? `${names.join(', ')} and more` : names.join(', ');
}
