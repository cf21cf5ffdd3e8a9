import type { VNode } from 'preact';
import { Heading, Layout, List, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { Verbatim } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';

export interface Figures {
  readonly byMethod: ReadonlyMap<string, number>;
  readonly contests: number;
  readonly refusals: number;
  readonly cases: number;
}

const METHODS = ['yes-no', 'consent', 'plurality', 'approval', 'score', 'majority-judgment', 'cumulative', 'quadratic', 'star', 'irv', 'stv', 'condorcet'] as const;

export function ConformancePage({ figures, publicUrl, ...frame }: Frame & { readonly figures: Figures | undefined; readonly publicUrl: string }): VNode {
  const { t } = frame.messages;
  return (
    <Layout {...frame} title={t('conformance.title')} section="councils">
      <div class="fm-column">
        <Heading size="xl">{t('conformance.title')}</Heading>
        <Text>{t('conformance.lead')}</Text>
        <Heading level={2}>{t('conformance.methods')}</Heading>
        <StackedTable
          caption={t('conformance.methods')}
          rows={METHODS}
          columns={[
            { heading: t('conformance.method'), cell: (method) => t(`conformance.m.${method}`) },
            { heading: t('conformance.follows'), cell: (method) => t(`conformance.f.${method}`) },
            ...(figures ? [{ heading: t('conformance.cases'), number: true, cell: (method: string) => figures.byMethod.get(method) ?? '–' }] : []),
          ]}
        />
        <Heading level={2}>{t('conformance.tests')}</Heading>
        <List
          items={[
            ...(figures ? [t('conformance.tests.own', { contests: figures.contests, refusals: figures.refusals, cases: figures.cases })] : []),
            t('conformance.tests.public'),
            t('conformance.tests.random'),
          ]}
        />
        <Heading level={2}>{t('conformance.exact')}</Heading>
        <Text>{t('conformance.exact.text')}</Text>
        <Heading level={2}>{t('conformance.try')}</Heading>
        <Text>{t('conformance.try.text')}</Text>
        <Verbatim label={t('conformance.try.text')}>npx folkmoot tally contest.json --json</Verbatim>
        <Text>{t('conformance.try.decision')}</Text>
        <Verbatim label={t('conformance.try.decision')}>{`npx folkmoot verify ${publicUrl} --decision <motion>`}</Verbatim>
        <Heading level={2}>{t('conformance.not')}</Heading>
        <Text>{t('conformance.not.text')}</Text>
      </div>
    </Layout>
  );
}
