import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { own, type Claim, type Lab, type LabEvent } from './lab-state.js';

/** What the events of a lab make of it. Who represents it follows from the claims, so the two can never differ. */
export function evolveLab(lab: Lab, event: LabEvent, { at }: Circumstances): Lab {
  switch (event.type) {
    case 'DomainRecognised':
      return { ...lab, domains: { ...lab.domains, [event.domain]: { recognisedAt: at } } };
    case 'KeyRecognised':
      return { ...lab, keys: { ...lab.keys, [event.key]: { recognisedAt: at } } };
    case 'DomainWithdrawn':
      return withClaims({ ...lab, domains: without(lab.domains, event.domain) }, (claim) => (claim.way !== 'key' && claim.of === event.domain ? revoked(claim) : claim));
    case 'KeyWithdrawn':
      return withClaims({ ...lab, keys: without(lab.keys, event.key) }, (claim) => (claim.way === 'key' && claim.of === event.key ? revoked(claim) : claim));
    case 'DomainClaimed':
      return put(lab, event.claim, { member: event.by, way: event.method, of: event.domain, status: 'pending', madeAt: at, checkedAt: null, misses: 0 });
    case 'KeyProved':
      return put(lab, event.claim, { member: event.by, way: 'key', of: event.key, status: 'verified', madeAt: at, checkedAt: at, misses: 0 });
    case 'DomainVerified':
    case 'DomainConfirmed':
      return change(lab, event.claim, (claim) => ({ ...claim, status: 'verified', checkedAt: at, misses: 0 }));
    case 'DomainMissed':
      return change(lab, event.claim, (claim) => ({ ...claim, checkedAt: at, misses: event.misses }));
    case 'ClaimLapsed':
      return change(lab, event.claim, (claim) => ({ ...claim, status: 'lapsed' }));
    case 'RepresentativeRevoked':
      return withClaims(lab, (claim) => (claim.member === event.member ? revoked(claim) : claim));
    default:
      return assertNever(event);
  }
}

/** One that was over stays as it ended. */
function revoked(claim: Claim): Claim {
  return claim.status === 'verified' || claim.status === 'pending' ? { ...claim, status: 'revoked' } : claim;
}

function put(lab: Lab, id: string, claim: Claim): Lab {
  return represented({ ...lab, claims: { ...lab.claims, [id]: claim } });
}

function change(lab: Lab, id: string, how: (claim: Claim) => Claim): Lab {
  const claim = own(lab.claims, id);
  return claim === undefined ? lab : put(lab, id, how(claim));
}

function withClaims(lab: Lab, how: (claim: Claim) => Claim): Lab {
  return represented({ ...lab, claims: Object.fromEntries(Object.entries(lab.claims).map(([id, claim]) => [id, how(claim)])) });
}

/** Of several verified claims the one made first counts. */
function represented(lab: Lab): Lab {
  const verified = Object.entries(lab.claims).filter(([, claim]) => claim.status === 'verified');
  verified.sort(([a, one], [b, other]) => (one.madeAt === other.madeAt ? (a < b ? -1 : 1) : one.madeAt < other.madeAt ? -1 : 1));
  const representatives: Record<string, string> = {};
  for (const [id, { member }] of verified) representatives[member] ??= id;
  return { ...lab, representatives };
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== name));
}
