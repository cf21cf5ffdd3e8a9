import type { VNode } from 'preact';
import { Details, Heading, List, Table, Text, useWords } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { StackedTable } from '../stacked-table.js';

type Count = number | string;

interface Round {
  readonly round: number;
  readonly action: string;
  readonly tally: Readonly<Record<string, Count>>;
  readonly threshold?: Count;
  readonly elected?: readonly string[];
  readonly eliminated?: readonly string[];
  readonly inactive?: Readonly<Record<string, Count>>;
  readonly pass?: number;
}

/** The count with every round, as the API gives it: canonical JSON. */
export interface CountTranscript {
  readonly totals?: Readonly<Record<string, Count>>;
  readonly rounds?: readonly Round[];
  readonly order?: readonly (readonly string[])[];
  readonly tieBreaks?: readonly { readonly among: readonly string[]; readonly chosen: string; readonly by: string }[];
  readonly ballots?: { readonly cast: number; readonly blank: number };
}

export function readTranscript(transcript: string | null): CountTranscript | undefined {
  return transcript === null ? undefined : (JSON.parse(transcript) as CountTranscript);
}

/** Totals for a picture: of the whole, or of the first round. Fractions and decimals are drawn as near as a picture can. */
export function totalsOf({ totals, rounds }: CountTranscript): readonly (readonly [string, number])[] {
  return Object.entries(totals ?? rounds?.[0]?.tally ?? {}).map(([option, count]) => [option, numberOf(count)] as const);
}

function numberOf(count: Count): number {
  if (typeof count === 'number') return count;
  const [p, q = '1'] = count.split('/');
  return Math.round((Number(p) / Number(q)) * 100) / 100;
}

export interface TranscriptProps {
  readonly count: CountTranscript;
  readonly name: (option: string) => string;
}

/** Every round of a count: who had how much, who was chosen or left, what was put aside. */
export function TranscriptTables({ count, name }: TranscriptProps): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const rounds = count.rounds ?? [];
  const ties = count.tieBreaks ?? [];
  if (rounds.length === 0 && ties.length === 0 && !count.order) return null;
  const options = [...new Set(rounds.flatMap(({ tally }) => Object.keys(tally)))];
  return (
    <>
      {count.order && count.order.length > 1 && (
        <>
          <Heading level={3}>{t('rounds.order')}</Heading>
          <List kind="number" items={count.order.map((group) => group.map(name).join(' = '))} />
        </>
      )}
      {rounds.length > 0 && (
        <Details summary={t('rounds.title', { count: rounds.length })} open={rounds.length <= 6}>
          <Text small>{t('rounds.lead')}</Text>
          <Table
            caption={t('rounds.table')}
            captionHidden
            rows={rounds}
            columns={[
              { heading: t('rounds.round'), names: true, cell: ({ round, pass }) => (pass === undefined ? round : `${pass}.${round}`) },
              ...options.map((option) => ({ heading: name(option), number: true, cell: ({ tally }: Round) => tally[option] ?? '–' })),
              ...(rounds.some(({ threshold }) => threshold !== undefined) ? [{ heading: t('rounds.needed'), number: true, cell: ({ threshold }: Round) => threshold ?? '–' }] : []),
            ]}
          />
          <StackedTable
            caption={t('rounds.what')}
            captionShown
            rows={rounds}
            columns={[
              { heading: t('rounds.round'), cell: ({ round, pass }) => (pass === undefined ? round : `${pass}.${round}`) },
              { heading: t('rounds.action'), cell: ({ action }) => options.reduce((told, option) => told.replaceAll(option, name(option)), action) },
              { heading: t('rounds.elected'), cell: ({ elected }) => (elected ?? []).map(name).join(', ') || '–' },
              { heading: t('rounds.eliminated'), cell: ({ eliminated }) => (eliminated ?? []).map(name).join(', ') || '–' },
              { heading: t('rounds.inactive'), cell: ({ inactive }) => inactiveWords(messages, inactive ?? {}) },
            ]}
          />
        </Details>
      )}
      {ties.length > 0 && <List items={ties.map(({ among, chosen, by }) => t('rounds.tie', { among: among.map(name).join(', '), chosen: name(chosen), by }))} />}
    </>
  );
}

/** Why ballots no longer count for anybody; reasons that took none are left out. */
function inactiveWords(messages: Messages, inactive: Readonly<Record<string, Count>>): string {
  const told = Object.entries(inactive).filter(([, n]) => numberOf(n) !== 0);
  return told.length === 0 ? '–' : told.map(([why, n]) => `${words(messages, [`inactive.${why}`]) ?? why}: ${n}`).join('; ');
}
