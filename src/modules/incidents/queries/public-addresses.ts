import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config.js';

/** Pages of this node that an answer of the API points to. */
@Injectable()
export class PublicAddresses {
  constructor(private readonly config: Config) {}

  /** Beginning of every permanent address; no slash at the end. */
  get site(): string {
    return this.config.publicUrl;
  }

  afterFiling(): { readonly case: string; readonly verify: string } {
    const { publicUrl } = this.config;
    return { case: `${publicUrl}/case`, verify: `${publicUrl}/ledger/verify` };
  }
}
