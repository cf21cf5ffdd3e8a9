import type { JsonObject } from '../../src/kernel/json.js';
import type { Decider } from '../../src/kernel/decider.js';
import { decided } from '../../src/kernel/decision.js';
import { Ledger, PublishedLog, type Slice } from '../../src/ledger/index.js';
import type { TestNode } from './node.js';

type Event = JsonObject & { readonly type: string };
type Command = { readonly type: 'Say'; readonly events: readonly Event[] };

/**
 * Entries of motions, ballots and recommendations by rules of the spec's own, for specs about those who read the log: how they come about
 * by the rules is told elsewhere.
 */
export async function say(node: Pick<TestNode, 'app'>, stream: string, ...events: readonly Event[]): Promise<number> {
  const [kind = '', id = ''] = stream.split('/');
  const decider: Decider<object, Command, Event, 'NEVER'> = {
    kind,
    rules: `${kind}s/9`,
    initial: () => ({}),
    decide: (_, command) => decided(...command.events),
    evolve: (state) => state,
  };
  const slice: Slice<object, Command, Event, 'NEVER'> = { decider, project: () => Promise.resolve() };
  const ledger = node.app.get(Ledger);
  const outcome = await ledger.ask(slice, id, { command: { type: 'Say', events }, actor: { kind: 'system', part: 'spec' }, authorization: { method: 'system' } });
  if (!outcome.ok) throw new Error(outcome.refusal);
  const seq = await node.app.get(PublishedLog).included(outcome.receipt.entryId, 20_000);
  if (seq === undefined) throw new Error('not published in time');
  return seq;
}
