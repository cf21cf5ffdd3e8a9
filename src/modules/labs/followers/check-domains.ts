import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { endOfPending, type LabCommand } from '../domain/index.js';
import { DomainClaims, type ClaimToCheck } from '../queries/domain-claims.js';
import { labSlice } from '../store/lab-slice.js';
import { lookForLine, type Sight } from './look-for-line.js';

/** A verified claim for which nobody could tell for so long counts as not found. */
const UNKNOWN_DAYS = 7;
const AT_ONCE = 8;

/**
 * Looks at every domain that somebody claims: pending ones each time, verified ones daily. What was seen goes into the log; a pending
 * one that is not there yet does not, until its time is over. Done twice at once, the second finds nothing left to do, or records the same.
 */
@Injectable()
export class CheckDomains {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly claims: DomainClaims,
  ) {}

  async run(): Promise<void> {
    const due = await this.claims.toCheck(addSeconds(this.clock.now(), -DAY_SECONDS));
    for (let i = 0; i < due.length; i += AT_ONCE) await Promise.all(due.slice(i, i + AT_ONCE).map((claim) => this.#check(claim)));
  }

  async #check(claim: ClaimToCheck): Promise<void> {
    const sight = await lookForLine(claim.name, claim.way, claim.id, { dns: this.config.dns, privateAddresses: this.config.privateDomains });
    const seen = this.#judged(claim, sight);
    if (seen === undefined) return;
    const command: LabCommand = { type: 'RecordDomainCheck', claim: claim.id, found: seen.found, observed: seen.observed };
    await this.ledger.ask(labSlice, claim.entity, { command, actor: { kind: 'system', part: 'domains' }, authorization: { method: 'system' } });
  }

  /** What there is to record; undefined where there is nothing. */
  #judged(claim: ClaimToCheck, sight: Sight): Exclude<Sight, 'unknown'> | undefined {
    const now = this.clock.now();
    const over = claim.status === 'pending' ? now >= endOfPending(claim.madeAt) : now >= addSeconds(claim.checkedAt ?? claim.madeAt, UNKNOWN_DAYS * DAY_SECONDS);
    if (sight === 'unknown') return over ? { found: false, observed: NOTHING } : undefined;
    return sight.found || claim.status === 'verified' || over ? sight : undefined;
  }
}

/** SHA-256 of nothing. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
