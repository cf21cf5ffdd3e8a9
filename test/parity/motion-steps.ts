import { CloseVotes } from '../../src/modules/councils/index.js';
import { Chamber, DOUBLE, type Done, rule, sealedRule } from '../support/motions.js';
import { PREPARED } from '../support/member.js';
import type { TestNode } from '../support/node.js';
import type { Person } from '../support/people.js';
import type { Numbers } from './world.js';

/** One council and what becomes of its motions, as the draws have it. Votes last for a second or so: the clock is the world's own. */
export class Moot {
  readonly motions: string[] = [];
  readonly comments: string[] = [];
  /** By motion and seat: what only the voter's device knows. */
  readonly salts = new Map<string, { readonly choice: 'yes' | 'no'; readonly salt: string }>();

  private constructor(readonly chamber: Chamber) {}

  static async of(node: TestNode): Promise<Moot> {
    const moot = new Moot(await Chamber.of(node, ['citizens', 'citizens', 'experts', 'workers']));
    for (const what of ['propose', 'propose', 'openVote', 'castBallot', 'castBallot', 'sealBallot'] as const) await MOTION_STEPS[what](moot, { one: 0, two: 1, three: 0 }).catch(() => undefined);
    return moot;
  }

  motion({ one }: Numbers): string {
    // Those of late more often: of the others most are decided.
    return this.motions[Math.max(this.motions.length - 1 - (one % 4), 0)]!;
  }

  member({ two }: Numbers): Person {
    return this.chamber.seat(1 + (two % this.chamber.members.length));
  }

  ask(who: Person, mutation: string): Promise<Done> {
    return who.act(`mutation { act: ${mutation} { ${PREPARED} } }`);
  }
}

type MotionStep = (moot: Moot, draw: Numbers) => Promise<Done | undefined>;
const choiceOf = ({ three }: Numbers): 'yes' | 'no' => (three % 3 === 0 ? 'no' : 'yes');
const seatOf = (moot: Moot, { two }: Numbers): number => 1 + (two % moot.chamber.members.length);
const soon = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

export const MOTION_STEPS = {
  propose: async (moot, draw) => {
    const commentsUntil = draw.three % 3 === 1 ? soon(2) : null;
    moot.motions.push(await moot.chamber.propose({ title: `Motion ${draw.one}`, ...(commentsUntil && { commentsUntil }) }, moot.member(draw)));
    return { __typename: 'EntryReceipt' };
  },
  reviseMotion: (moot, draw) => moot.chamber.revise(moot.motion(draw), `The council meets at another hour, and says so beforehand, ${draw.three}.`, moot.member(draw)),
  withdrawMotion: (moot, draw) => (draw.three % 4 > 0 ? Promise.resolve(undefined) : moot.ask(moot.member(draw), `prepareWithdrawMotion(motion: "${moot.motion(draw)}")`)),
  argue: async (moot, draw) => (await moot.member(draw).ask<{ it: Done }>(`mutation { it: addArgument(motion: "${moot.motion(draw)}", side: ${draw.three % 2 === 0 ? 'FOR' : 'AGAINST'}, text: "So I think, ${draw.one}.") { __typename ... on ActRefused { code } } }`)).it,
  stepBack: (moot, draw) => (draw.three % 3 > 0 ? Promise.resolve(undefined) : moot.chamber.recuse(moot.motion(draw), moot.member(draw))),
  askBack: (moot, draw) => moot.ask(moot.member(draw), `prepareProposeRecusal(motion: "${moot.motion(draw)}", seat: ${1 + (draw.three % 4)}, reason: FUNDING, closesAt: "${soon(1)}")`),
  voteBack: (moot, draw) => moot.ask(moot.member(draw), `prepareVoteOnRecusal(motion: "${moot.motion(draw)}", seat: ${1 + (draw.three % 4)}, choice: ${draw.one % 2 === 0 ? 'YES' : 'NO'})`),
  openVote: (moot, draw) => {
    const sealed = draw.three % 2 === 0;
    const more = { closesAt: soon(1.5), ...(sealed && { revealUntil: soon(3) }), doubleMajority: draw.one % 2 === 0 ? DOUBLE : null, delegation: 1 };
    return moot.chamber.open(moot.motion(draw), sealed ? sealedRule(more) : rule(more));
  },
  castBallot: (moot, draw) => moot.chamber.cast(moot.motion(draw), moot.member(draw), choiceOf(draw), draw.one % 3 === 0 ? 'Because it is so.' : null),
  sealBallot: async (moot, draw) => {
    const [motion, seat] = [moot.motion(draw), seatOf(moot, draw)];
    const { done, salt } = await moot.chamber.seal(motion, seat, choiceOf(draw));
    if (done.__typename === 'EntryReceipt') moot.salts.set(`${motion}-${seat}`, { choice: choiceOf(draw), salt });
    return done;
  },
  confirmBallot: (moot, draw) => moot.chamber.confirm(moot.motion(draw), moot.member(draw)),
  openBallot: async (moot, draw) => {
    const all = [...moot.salts];
    if (all.length === 0) return undefined;
    const [name, { choice, salt }] = all[all.length - 1 - (draw.one % all.length)]!;
    const [motion, seat] = name.split('-') as [string, string];
    return moot.chamber.unseal(motion, Number(seat), choice, salt, 'So I voted.');
  },
  closeVotes: async (moot) => {
    await moot.chamber.node.app.get(CloseVotes).run();
    return undefined;
  },
  comment: async (moot, draw) => {
    const { data } = await moot.chamber.node.graphql<{ it: Done & { streamId?: string } }>(
      `mutation { it: fileComment(motion: "${moot.motion(draw)}", text: "I would come, ${draw.two}.") { __typename ... on EntryReceipt { streamId } ... on ActRefused { code } } }`,
    );
    if (data.it.streamId !== undefined) moot.comments.push(data.it.streamId);
    return data.it;
  },
  decideComment: async (moot, draw) => {
    const comment = moot.comments.at(-1 - (draw.one % Math.max(moot.comments.length, 1)));
    if (comment === undefined) return undefined;
    const decision = draw.two % 2 === 0 ? `showComment(comment: "${comment}")` : `declineComment(comment: "${comment}", reason: OFF_TOPIC)`;
    return (await moot.chamber.steward.ask<{ it: Done }>(`mutation { it: ${decision} { __typename ... on ActRefused { code } } }`)).it;
  },
  eraseMotion: async (moot, draw) => {
    const motion = moot.motion(draw);
    const { versions } = await moot.chamber.show<{ versions: { entryId: string }[] }>(motion, 'versions { entryId }');
    return moot.ask(moot.chamber.steward, `prepareEraseMotionWords(motion: "${motion}", ground: COURT_ORDER, openings: [{ entry: "${versions[draw.three % versions.length]!.entryId}" }])`);
  },
} satisfies Record<string, MotionStep>;
export type MotionStepName = keyof typeof MOTION_STEPS;
