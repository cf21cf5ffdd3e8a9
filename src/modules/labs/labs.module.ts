import { Module, type OnModuleInit } from '@nestjs/common';
import { ActSlices } from '../members/index.js';
import { ClaimLab } from './commands/claim-lab.js';
import { KeepLab } from './commands/keep-lab.js';
import { KeepMandate } from './commands/keep-mandate.js';
import { KeepPolicy } from './commands/keep-policy.js';
import { LAB_WORDS, MANDATE_WORDS, POLICY_WORDS } from './domain/index.js';
import { CheckDomains } from './followers/check-domains.js';
import { LabJobs } from './followers/lab-jobs.js';
import { LabActsResolver } from './graphql/lab-acts.resolver.js';
import { LabsResolver } from './graphql/labs.resolver.js';
import { MandatesResolver, PoliciesResolver } from './graphql/policies.resolver.js';
import { DomainClaims } from './queries/domain-claims.js';
import { LabsQuery } from './queries/labs.js';
import { labSlice } from './store/lab-slice.js';
import { mandateSlice } from './store/mandate-slice.js';
import { policySlice } from './store/policy-slice.js';

const PROVIDERS = [
  ClaimLab, KeepLab, KeepMandate, KeepPolicy, CheckDomains, LabJobs, LabActsResolver, LabsResolver, MandatesResolver, PoliciesResolver, DomainClaims, LabsQuery,
];

/** Labs: who speaks for them, what binds them to a council, and their policies. */
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class LabsModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(labSlice, LAB_WORDS);
    this.slices.add(mandateSlice, MANDATE_WORDS);
    this.slices.add(policySlice, POLICY_WORDS);
  }
}
