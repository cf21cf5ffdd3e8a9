import type { VNode } from 'preact';
import { Hash, Heading, InsetText, Layout, List, SummaryList, Text, TimelineChart, WarningText } from '../../kit/index.js';
import { formatInstant, formatNumber, formatPartialDate } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { policyOf } from '../ledger/witnesses.js';
import type { ReadEntry } from '../record/entry-words.js';
import { StackedTable } from '../stacked-table.js';
import { everyMonth } from './months.js';
import type { IntegrityCounts, IntegrityData } from './operations.js';

export interface IntegrityPageProps extends Frame, IntegrityData {
  readonly newest: ReadEntry | undefined;
}

/** Fewer are read better as numbers. */
const LEAST_BARS = 3;

const FIGURES = ['received', 'open', 'overdue', 'accepted', 'merged', 'declined', 'published'] as const;

export function IntegrityPage({ integrity, ledger, newest, ...frame }: IntegrityPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { received, open, accepted, merged, declinedTotal } = integrity;
  const sum = t('integrity.sum', { received, open, accepted, merged, declined: declinedTotal });
  return (
    <Layout {...frame} title={t('integrity.title')} section="integrity" description={t('integrity.description')}>
      <div class="fm-column">
        <Heading size="xl">{t('integrity.title')}</Heading>
        <p class="govuk-body-l">{t('integrity.lead')}</p>
      </div>
      <dl class="fm-counts">
        {FIGURES.map((figure) => (
          <div class="fm-count" key={figure}>
            <dt class="fm-count__label">{t(`integrity.${figure}`)}</dt>
            <dd class="fm-count__value">{formatNumber(messages, figure === 'declined' ? declinedTotal : integrity[figure])}</dd>
            <dd class="fm-count__note">{t(`integrity.${figure}.text`)}</dd>
          </div>
        ))}
      </dl>
      <div class="fm-column">
        {received === open + accepted + merged + declinedTotal ? (
          <InsetText>
            {sum}. {t('integrity.sum.holds')}
          </InsetText>
        ) : (
          <WarningText>
            {sum}. {t('integrity.sum.broken')}
          </WarningText>
        )}
        <Heading level={2}>{t('integrity.leaf')}</Heading>
        <Text>{t('integrity.leaf.text')}</Text>
        <Text>{t('integrity.leaf.clock')}</Text>
      </div>
      <Declined {...frame} integrity={integrity} />
      <Months {...frame} integrity={integrity} />
      <div class="fm-column">
        <Health {...frame} integrity={integrity} ledger={ledger} newest={newest} />
        <ul class="fm-inline-list">
          <li>
            <a href="/integrity.json">{t('integrity.raw')}</a>
          </li>
          <li>
            <a href={link('/ledger')}>{t('ledger.title')}</a>
          </li>
          <li>
            <a href={link('/ledger/verify')}>{t('ledger.check')}</a>
          </li>
        </ul>
      </div>
    </Layout>
  );
}

type Counted = Pick<Frame, 'messages'> & { readonly integrity: IntegrityCounts };

function Declined({ messages, integrity }: Counted): VNode {
  const { t } = messages;
  return (
    <>
      <Heading level={2}>{t('integrity.reasons')}</Heading>
      <StackedTable
        caption={t('integrity.reasons')}
        rows={integrity.declined}
        columns={[
          { heading: t('integrity.reasons.reason'), cell: ({ reason }) => words(messages, [`declined.${reason}`]) ?? reason },
          { heading: t('integrity.reasons.code'), cell: ({ reason }) => <code class="fm-hash">{reason}</code> },
          { heading: t('integrity.reasons.count'), number: true, cell: ({ count }) => formatNumber(messages, count) },
        ]}
      />
    </>
  );
}

function Months({ messages, integrity }: Counted): VNode {
  const { t } = messages;
  const months = everyMonth(integrity.months);
  const number = (value: number): string => formatNumber(messages, value);
  return (
    <>
      <Heading level={2}>{t('integrity.months')}</Heading>
      {months.length === 0 ? (
        <Text>{t('integrity.months.none')}</Text>
      ) : (
        <>
          {months.length >= LEAST_BARS && (
            <TimelineChart
              id="months"
              caption={t('integrity.months.chart')}
              labelHeading={t('integrity.months.month')}
              valueHeading={t('integrity.received')}
              bars={months.map(({ month, received }) => ({ label: month, value: received }))}
            />
          )}
          <StackedTable
            caption={t('integrity.months')}
            rows={[...months].reverse()}
            columns={[
              { heading: t('integrity.months.month'), cell: ({ month }) => formatPartialDate(messages, month) },
              { heading: t('integrity.received'), number: true, cell: ({ received }) => number(received) },
              { heading: t('integrity.accepted'), number: true, cell: ({ accepted }) => number(accepted) },
              { heading: t('integrity.merged'), number: true, cell: ({ merged }) => number(merged) },
              { heading: t('integrity.declined'), number: true, cell: ({ declined }) => number(declined) },
            ]}
          />
          <Text small>{t('integrity.months.note')}</Text>
        </>
      )}
    </>
  );
}

function Health({ messages, integrity, ledger, newest }: Counted & Omit<IntegrityPageProps, keyof Frame>): VNode {
  const { t, link } = messages;
  const { checkpoint, governance } = ledger;
  const policy = policyOf(governance.witnessPolicy);
  const witnesses = policy?.witnesses.length ?? 0;
  return (
    <>
      <Heading level={2}>{t('integrity.health')}</Heading>
      <SummaryList
        rows={[
          { key: t('integrity.health.size'), value: formatNumber(messages, checkpoint?.size ?? 0) },
          { key: t('integrity.health.counted'), value: formatNumber(messages, integrity.size) },
          ...(newest ? [{ key: t('integrity.health.newest'), value: formatInstant(messages, newest.entry.sequencedAt) }] : []),
          ...(checkpoint ? [{ key: t('integrity.health.root'), value: <Hash>{checkpoint.root}</Hash> }] : []),
          { key: t('integrity.health.promise'), value: t('integrity.health.seconds', { count: governance.maxMergeDelaySeconds }) },
          {
            key: t('integrity.health.broken'),
            value:
              governance.promisesBroken === 0
                ? t('integrity.health.broken.none')
                : t('integrity.health.broken.some', { count: governance.promisesBroken }),
          },
          {
            key: t('integrity.health.witnesses'),
            value:
              policy && witnesses > 0
                ? t('integrity.health.witnesses.some', { count: witnesses, quorum: policy.quorum })
                : t('integrity.health.witnesses.none'),
          },
        ]}
      />
      {policy && witnesses > 0 && <List items={policy.witnesses.map(({ name, key }) => `${name}: ${key.name}`)} />}
      <Heading level={3}>{t('integrity.rules')}</Heading>
      <Text>{t('integrity.rules.note')}</Text>
      <List
        items={governance.rules.map(({ kind, rules }) => (
          <code class="fm-hash" key={`${kind} ${rules}`}>
            {rules}
          </code>
        ))}
      />
      <Text>
        <a href={link('/ledger/streams/log/log')}>{t('stream.log')}</a>
      </Text>
    </>
  );
}
