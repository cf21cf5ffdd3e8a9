import { randomBytes } from 'node:crypto';
import type { InviteFirstSteward } from '../../modules/members/index.js';
import { openKey } from '../../platform/keys.js';
import type { Client, MemberClient } from './client.js';
import { DEMO_PEOPLE, type DemoPerson } from './people.js';
import type { Progress } from './progress.js';
import { plainSigner, type Signer, softwarePasskey } from './signer.js';

/** The invented people of the demonstration, by key, signed in when they are asked for. */
export class Cast {
  readonly #present = new Map<string, MemberClient>();

  constructor(
    private readonly client: Client,
    private readonly progress: Progress,
    private readonly signers: ReadonlyMap<string, Signer>,
  ) {}

  async as(person: string): Promise<MemberClient> {
    const known = this.#present.get(person);
    if (known) return known;
    const signer = this.signers.get(person);
    if (!signer) throw new Error(`the demonstration has nobody called ${person}`);
    const member = await this.client.signIn(signer);
    this.#present.set(person, member);
    return member;
  }

  /** Member id of somebody who has joined. */
  id(person: string): string {
    return this.progress.get(`member ${person}`)!;
  }

  /** Time has passed: sessions have ended. */
  goHome(): void {
    this.#present.clear();
  }

  /** The first steward comes in by the node's own link, all others by his signed invitations, as on any node. */
  async gather(first: InviteFirstSteward): Promise<void> {
    for (const person of DEMO_PEOPLE) {
      await this.progress.once(`member ${person.key}`, async () => {
        const steward = person.key === 'steward-one' ? undefined : await this.as('steward-one');
        const invitation = steward ? await steward.invite(rolesOf(person), person.role === 'client' ? 'CLIENT' : 'PERSON') : await first.invite();
        if (!invitation) throw new Error('this node has a steward who is not of the demonstration: give the demonstration a data folder of its own');
        const profile = { displayName: person.name, ...(person.email === undefined ? {} : { email: person.email }) };
        const joined = await this.client.join(invitation.invitation, invitation.secret, profile, this.signers.get(person.key)!);
        this.#present.set(person.key, joined);
        return joined.id;
      });
    }
  }
}

/** Programs and the desk sign with plain keys, members of councils with passkeys, which belong to the `origin`; without one, everybody with plain keys. */
export async function signersOf(keysFolder: string, progress: Progress, origin: string | undefined): Promise<ReadonlyMap<string, Signer>> {
  const signers = new Map<string, Signer>();
  for (const { key, signsWith } of DEMO_PEOPLE) {
    if (signsWith === 'passkey' && origin !== undefined) {
      const seed = await progress.once(`passkey ${key}`, async () => randomBytes(32).toString('hex'));
      signers.set(key, softwarePasskey(Buffer.from(seed, 'hex'), origin));
    } else signers.set(key, plainSigner(openKey(keysFolder, `demo-${key}`)));
  }
  return signers;
}

function rolesOf({ role }: DemoPerson): readonly string[] {
  return role === 'client' || role === 'none' ? [] : [role];
}
