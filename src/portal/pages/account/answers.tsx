import type { VNode } from 'preact';
import { Heading, Hidden, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { address } from '../record/asked.js';
import { organisationsOf } from '../signed-in/person.js';
import type { Visit } from '../signed-in/visit.js';
import { StackedTable } from '../stacked-table.js';

const SHOWN = 20;
const ORGANISATION = `query ($id: PublicId!) {
  entity(id: $id) { name mergedInto canAnswer }
  incidents(first: ${SHOWN}, filter: { entity: [$id] }) {
    totalCount edges { node { id title publishedAt answers { at entity { id } } } }
  }
}`;

interface OrganisationData {
  readonly entity: { readonly name: string | null; readonly mergedInto: string | null; readonly canAnswer: boolean } | null;
  readonly incidents: {
    readonly totalCount: number | null;
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly title: string | null;
        readonly publishedAt: string;
        readonly answers: readonly { readonly at: string; readonly entity: { readonly id: string } | null }[];
      };
    }[];
  };
}

export const OWN_LABS = '{ ownLabs { entity name speaksFor } }';

/** Labs for which one speaks before councils, or has a claim that waits. */
export interface OwnLabs {
  readonly ownLabs: readonly { readonly entity: string; readonly name: string | null; readonly speaksFor: boolean }[];
}

/** An organisation for which one speaks, with the newest incidents that name it. */
export type SpokenFor = OrganisationData & { readonly id: string };

export function spokenFor(visit: Visit): Promise<SpokenFor[]> {
  return Promise.all(organisationsOf(visit.me).map(async (id) => ({ id, ...(await visit.run<OrganisationData>(ORGANISATION, { id })) })));
}

export function AnswersOf({ messages, organisation }: { readonly messages: Messages; readonly organisation: SpokenFor }): VNode {
  const { t, link } = messages;
  const { id, entity, incidents } = organisation;
  if (!entity) return <Text>{t('account.answers.gone', { id })}</Text>;
  if (entity.mergedInto !== null) return <Text>{t('account.answers.merged', { id })}</Text>;
  const title = t('account.answers.for', { name: entity.name ?? id });
  return (
    <>
      <Heading level={3}>{title}</Heading>
      {!entity.canAnswer && <Text>{t('account.answers.kind')}</Text>}
      {incidents.edges.length === 0 ? (
        <Text>{t('account.answers.none')}</Text>
      ) : (
        <StackedTable
          caption={title}
            rows={incidents.edges.map(({ node }) => node)}
          columns={[
            { heading: t('account.answers.incident'), cell: (one) => <a href={link(`/incidents/${one.id}`)}>{one.title ?? t('incidents.untitled', { id: one.id })}</a> },
            { heading: t('account.answers.published'), cell: ({ publishedAt }) => formatDay(messages, publishedAt) },
            {
              heading: t('account.answers.last'),
              cell: ({ answers }) => {
                const last = answers.findLast((answer) => answer.entity?.id === id);
                return last ? formatDay(messages, last.at) : t('account.answers.never');
              },
            },
            {
              heading: t('account.answers.do'),
              cell: (one) =>
                entity.canAnswer && (
                  <a href={link(`/incidents/${one.id}/answer`)}>
                    {t('answer.write')} <Hidden>{t('account.answers.write.which', { title: one.title ?? one.id })}</Hidden>
                  </a>
                ),
            },
          ]}
        />
      )}
      {(incidents.totalCount ?? 0) > incidents.edges.length && (
        <Text>
          <a href={link(address('/incidents', { entity: id }))}>{t('account.answers.more')}</a>
        </Text>
      )}
    </>
  );
}
