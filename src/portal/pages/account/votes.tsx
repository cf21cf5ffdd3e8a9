import type { VNode } from 'preact';
import { Heading, Hidden, Tag, Text } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { motionTitle } from '../motions/motion-words.js';
import type { Visit } from '../signed-in/visit.js';
import { StackedTable } from '../stacked-table.js';

const OWN_VOTES = `{ ownSeats { council { id motions(first: 100, status: [OPEN, REVEALING]) { edges { node {
  id title status vote { opensAt closesAt revealUntil own { recused ballot { stale sealed choice } } }
} } } } } }`;

interface VotableMotion {
  readonly id: string;
  readonly title: string | null;
  readonly status: string;
  readonly vote: {
    readonly opensAt: string;
    readonly closesAt: string;
    readonly revealUntil: string | null;
    readonly own: { readonly recused: boolean; readonly ballot: { readonly stale: boolean; readonly sealed: string | null; readonly choice: string | null } | null } | null;
  } | null;
}
interface OwnVotesData {
  readonly ownSeats: readonly { readonly council: { readonly id: string; readonly motions: { readonly edges: readonly { readonly node: VotableMotion }[] } } | null }[];
}

export interface WaitingVote {
  readonly id: string;
  readonly title: string | null;
  readonly what: 'vote' | 'confirm' | 'open' | 'voted' | 'soon';
  /** Until then, or from then on where voting has not begun. */
  readonly at: string;
}

/** What a member is asked to vote on; what is due first stands first. */
export async function waitingVotes(visit: Visit): Promise<WaitingVote[]> {
  const { ownSeats } = await visit.run<OwnVotesData>(OWN_VOTES);
  const motions = new Map(ownSeats.flatMap(({ council }) => council?.motions.edges.map(({ node }) => [node.id, node] as const) ?? []));
  return [...motions.values()].flatMap((motion) => waiting(motion, Date.now())).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function waiting({ id, title, status, vote }: VotableMotion, now: number): WaitingVote[] {
  const own = vote?.own;
  if (!vote || !own || own.recused) return [];
  const { ballot } = own;
  if (status === 'REVEALING') {
    const sealed = ballot !== null && ballot.sealed !== null && ballot.choice === null && !ballot.stale;
    return sealed ? [{ id, title, what: 'open', at: vote.revealUntil ?? vote.closesAt }] : [];
  }
  if (Date.parse(vote.closesAt) <= now) return [];
  if (Date.parse(vote.opensAt) > now) return [{ id, title, what: 'soon', at: vote.opensAt }];
  return [{ id, title, what: ballot === null ? 'vote' : ballot.stale ? 'confirm' : 'voted', at: vote.closesAt }];
}

export function OwnVotes({ messages, votes }: { readonly messages: Messages; readonly votes: readonly WaitingVote[] }): VNode {
  const { t, link } = messages;
  return (
    <>
      <Heading level={2} id="votes">
        {t('myVotes.title')}
      </Heading>
      {votes.length === 0 ? (
        <Text>{t('myVotes.none')}</Text>
      ) : (
        <StackedTable
          caption={t('myVotes.title')}
          rows={votes}
          columns={[
            { heading: t('myVotes.motion'), cell: (one) => <a href={link(`/motions/${one.id}`)}>{motionTitle(messages, one)}</a> },
            { heading: t('myVotes.until'), cell: ({ at }) => formatInstant(messages, at) },
            {
              heading: t('myVotes.do'),
              cell: ({ id, title, what }) =>
                what === 'soon' ? (
                  <Tag>{t('myVotes.soon')}</Tag>
                ) : (
                  <a href={link(`/motions/${id}/vote`)}>
                    {t(`myVotes.${what}`)} <Hidden>({title ?? id})</Hidden>
                  </a>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
