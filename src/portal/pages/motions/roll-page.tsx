import type { VNode } from 'preact';
import { BackLink, Hash, Heading, Layout, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { StackedTable } from '../stacked-table.js';
import { classLabel, memberName, motionTitle } from './motion-words.js';
import type { MotionData } from './operations.js';

export interface RollRow {
  readonly seat: number;
  readonly class: string;
  readonly member: string;
}

export const ROLL = 'query ($id: PublicId!) { motion(id: $id) { vote { rows { seat class member } } } }';

/** Who may vote, row by row, in the order over which the roll's hash was made. */
export function RollPage({ motion, rows, ...frame }: Frame & { readonly motion: MotionData; readonly rows: readonly RollRow[] }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const title = motionTitle(messages, motion);
  return (
    <Layout {...frame} title={t('roll.title')} section="councils" before={<BackLink href={link(`/motions/${motion.id}`)} text={title} />}>
      <div class="fm-column">
        <Heading caption={title}>{t('roll.title')}</Heading>
        <Text>{t('roll.lead')}</Text>
        <Text small>
          {t('motion.vote.rollHash')}: <Hash>{motion.vote?.rollHash ?? ''}</Hash>
        </Text>
        <StackedTable
          caption={t('roll.title')}
          rows={rows}
          columns={[
            { heading: t('council.seat'), cell: ({ seat }) => t('council.seat.number', { number: seat }) },
            { heading: t('keepCouncil.class'), cell: (row) => classLabel(motion, row.class) },
            { heading: t('ballots.member'), cell: ({ member }) => memberName(messages, motion.council.seats, member) },
            { heading: t('roll.member'), cell: ({ member }) => <Hash>{member}</Hash> },
          ]}
        />
      </div>
    </Layout>
  );
}
