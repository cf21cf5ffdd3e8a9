import { Args, Field, Int, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { badInput, PublicIdScalar } from '../../../graphql/index.js';
import { Participation, type Turnout } from '../queries/participation.js';

@ObjectType('Participation', { description: 'How many have voted on a motion: never how, and never which of them. Sealed and open votes look the same.' })
export class ParticipationType {
  @Field(() => PublicIdScalar)
  motion: string;

  @Field(() => Int, { description: 'Seats that have cast a ballot.' })
  voted: number;

  @Field(() => Int, { description: 'Seats of the roll that was fixed when voting opened.' })
  onRoll: number;

  @Field(() => Boolean, { description: 'Whether ballots are still taken. Where they are not, nothing more comes.' })
  open: boolean;
}

@Resolver()
export class ParticipationResolver {
  constructor(private readonly turnout: Participation) {}

  @Subscription(() => ParticipationType, { resolve: (turnout: Turnout) => turnout, description: 'How many have voted, as it is and then as it changes, until voting ends.' })
  async participation(@Args('motion', { type: () => PublicIdScalar }) motion: string): Promise<AsyncIterableIterator<Turnout>> {
    if ((await this.turnout.of(motion)) === undefined) throw badInput('motion', 'there is no vote on a motion with this id.');
    return this.turnout.changes(motion);
  }
}
