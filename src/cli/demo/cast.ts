import type { InviteFirstSteward } from '../../modules/members/index.js';
import { openKey } from '../../platform/keys.js';
import { type Client, type MemberClient } from './client.js';
import { DEMO_PEOPLE, type DemoPerson } from './people.js';
import type { Progress } from './progress.js';

/** The invented people of the demonstration, signed in, by key. */
export type Cast = ReadonlyMap<string, MemberClient>;

/** The first steward comes in by the node's own link, all others by his signed invitations, as on any node. */
export async function gatherCast(client: Client, keysFolder: string, progress: Progress, first: InviteFirstSteward): Promise<Cast> {
  const cast = new Map<string, MemberClient>();
  for (const person of DEMO_PEOPLE) {
    const key = openKey(keysFolder, `demo-${person.key}`);
    const join = async (): Promise<MemberClient> => {
      const steward = cast.get('steward-one');
      const invitation = steward ? await steward.invite(rolesOf(person), person.role === 'client' ? 'CLIENT' : 'PERSON') : await first.invite();
      if (!invitation) throw new Error('this node has a steward who is not of the demonstration: give the demonstration a data folder of its own');
      const profile = { displayName: person.name, ...(person.email === undefined ? {} : { email: person.email }) };
      return client.join(invitation.invitation, invitation.secret, profile, key);
    };
    let joined: MemberClient | undefined;
    await progress.once(`member ${person.key}`, async () => {
      joined = await join();
      return joined.id;
    });
    cast.set(person.key, joined ?? (await client.signIn(key)));
  }
  return cast;
}

function rolesOf({ role }: DemoPerson): readonly string[] {
  return role === 'client' ? [] : [role];
}
