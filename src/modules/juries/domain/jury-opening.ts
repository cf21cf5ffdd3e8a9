import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import type { Others } from '../../../kernel/others.js';
import type { Draw } from './draw-state.js';
import { type AskedJury, type JuryDecision, type JuryRefusal, MOST_JURORS } from './jury-commands.js';
import { isSteward, othersIn } from './jury-people.js';
import type { Jury } from './jury-state.js';
import type { Petition } from './petition-state.js';

/** Of other rooms' streams, what is asked here. */
interface MotionRead {
  readonly kind: string;
  readonly status: string;
  readonly subject: unknown;
}

/**
 * A jury is opened before anybody knows who will sit, so that nobody can fit the charge to the jurors. Whoever asked for it (a
 * steward, a council, petitioners, a party that appeals), a steward words the charge and signs it.
 */
export function open(jury: Jury, command: AskedJury<'OpenJury'>, circumstances: Circumstances): JuryDecision {
  const { actor } = circumstances;
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  if (jury.status !== 'unopened') return refused('ALREADY_OPENED');
  const others = othersIn(circumstances);
  const { incident, authority, charge, draw: drawId, quorum, times } = command;
  const standing = others.one('incident', incident) as { readonly status: string } | undefined;
  if (standing?.status !== 'published') return refused('NOT_PUBLISHED');
  if (charge.parties.some((party) => (others.one('entity', party) as { readonly status: string } | undefined)?.status !== 'registered')) return refused('NO_SUCH_ENTITY');
  const draw = others.one('draw', drawId) as Draw | undefined;
  if (draw?.purpose?.kind !== 'jury' || !draw.rules || draw.status === 'void') return refused('NO_SUCH_DRAW');
  if (draw.status !== 'collecting') return refused('POOL_CLOSED');
  const { size } = draw.rules;
  if (size > MOST_JURORS) return refused('WRONG_SIZE');
  if (quorum > size || 2 * quorum <= size) return refused('QUORUM_TOO_LOW');
  const objection = whyNotAuthorised(jury.id, command, draw, others);
  if (objection) return refused(objection);
  return decided({ type: 'JuryOpened', incident, authority, charge, draw: drawId, rehearsal: draw.purpose.rehearsal === true, size, quorum, times, by: actor.id });
}

function whyNotAuthorised(id: string, { authority, incident, charge }: AskedJury<'OpenJury'>, draw: Draw, others: Others): JuryRefusal | undefined {
  switch (authority.kind) {
    case 'steward':
      return undefined;
    case 'motion': {
      const motion = others.one('motion', authority.id) as MotionRead | undefined;
      const subject = motion?.subject as { readonly incident?: string } | null | undefined;
      return authority.id === id && motion?.kind === 'jury' && motion.status === 'carried' && subject?.incident === incident ? undefined : 'NOT_AUTHORISED';
    }
    case 'petition': {
      const petition = others.one('petition', authority.id) as Petition | undefined;
      return authority.id === id && petition?.status === 'reached' && petition.incident === incident ? undefined : 'NOT_AUTHORISED';
    }
    case 'appeal': {
      const first = authority.id === id ? undefined : (others.one('jury', authority.id) as Jury | undefined);
      if (first?.appeal?.jury !== id) return 'NOT_AUTHORISED';
      if (first.incident !== incident || first.charge!.parties.join() !== charge.parties.join()) return 'NOT_AS_APPEALED';
      if (draw.rules!.size !== 2 * first.size + 1) return 'WRONG_SIZE';
      return draw.excluding.includes(first.draw) ? undefined : 'NOT_DISJOINT';
    }
  }
}
