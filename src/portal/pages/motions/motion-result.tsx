import type { VNode } from 'preact';
import { Heading, Hash, List, Table, Tag, Text, useWords } from '../../kit/index.js';
import { SplitChart } from '../../kit/split-chart.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { byCharter, classLabel, optionName, outcomeWords, statusTone } from './motion-words.js';
import type { CountsData, MotionData, ResultData } from './operations.js';
import { readTranscript, TranscriptTables, totalsOf } from './transcript.js';

/** What the vote came to: the outcome first, then the figures, then how firm it is. */
export function ResultSection({ motion, result, transcript }: { readonly motion: MotionData; readonly result: ResultData; readonly transcript: string | null }): VNode {
  const messages = useWords();
  const { t } = messages;
  const count = readTranscript(transcript);
  return (
    <section>
      <Heading level={2} id="result">
        {t('motion.result')}
      </Heading>
      <p class={`fm-outcome fm-outcome--${statusTone(result.outcome)}`}>{outcomeWords(messages, motion, result)}</p>
      <List items={explanation(messages, motion, result)} />
      {result.overall ? <YesNo motion={motion} result={result} overall={result.overall} /> : count && <Totals motion={motion} totals={totalsOf(count)} result={result} />}
      <Heading level={3} id="rule-applied">
        {t('result.rule')}
      </Heading>
      <Text>{result.sentence}</Text>
      {count && result.overall === null && <TranscriptTables count={count} name={(option) => optionName(messages, motion, option)} />}
      <Robustness motion={motion} result={result} />
      {result.transcriptHash !== null && (
        <Text small>
          {t('result.transcript')} <Hash>{result.transcriptHash}</Hash>
        </Text>
      )}
    </section>
  );
}

function YesNo({ motion, result, overall }: { readonly motion: MotionData; readonly result: ResultData; readonly overall: CountsData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const rows = [{ label: t('result.all'), counts: overall, note: undefined as string | undefined }, ...byCharter(motion, result.classes).map((one) => ({ label: classLabel(motion, one.code), counts: one, note: one.empty ? t('result.class.empty') : undefined }))];
  const bars = rows.map(({ label, counts: { yes, no, abstain } }) => ({
    label,
    parts: [
      { name: 'yes', value: yes, tone: 'yes' as const },
      { name: 'abstain', value: abstain, tone: 'abstain' as const },
      { name: 'no', value: no, tone: 'no' as const },
    ],
  }));
  return (
    <>
      <SplitChart id="votes" caption={t('result.chart')} summary={t('result.chart.summary', { yes: overall.yes, no: overall.no, abstain: overall.abstain })} bars={bars} shares />
      <p class="fm-legend">
        {(['yes', 'abstain', 'no'] as const).map((tone) => (
          <span class={`fm-legend__one fm-legend__one--${tone}`} key={tone}>
            {t(`result.${tone}`)}
          </span>
        ))}
      </p>
      <Table
        caption={t('result.chart')}
        captionHidden
        rows={rows}
        columns={[
          { heading: t('keepCouncil.class'), names: true, cell: ({ label }) => label },
          { heading: t('result.yes'), number: true, cell: ({ counts }) => counts.yes },
          { heading: t('result.no'), number: true, cell: ({ counts }) => counts.no },
          { heading: t('result.abstain'), number: true, cell: ({ counts }) => counts.abstain },
          { heading: t('result.passed'), cell: ({ counts, note }) => note ?? <Tag tone={counts.passed ? 'green' : 'red'}>{t(counts.passed ? 'result.passed.yes' : 'result.passed.no')}</Tag> },
        ]}
      />
    </>
  );
}

function Totals({ motion, totals, result }: { readonly motion: MotionData; readonly totals: readonly (readonly [string, number])[]; readonly result: ResultData }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  if (totals.length === 0) return null;
  const sorted = totals.toSorted(([, a], [, b]) => b - a);
  const best = sorted[0]!;
  return (
    <>
      <SplitChart
        id="totals"
        caption={t('result.totals')}
        summary={t('result.totals.summary', { options: sorted.length, first: optionName(messages, motion, best[0]), value: best[1] })}
        bars={sorted.map(([option, value]) => ({ label: optionName(messages, motion, option), parts: [{ name: 'total', value, tone: result.winners.includes(option) ? 'yes' : 'plain' }] }))}
      />
      <Table
        caption={t('result.totals')}
        captionHidden
        rows={sorted}
        columns={[
          { heading: t('result.option'), names: true, cell: ([option]) => optionName(messages, motion, option) },
          { heading: t('result.total'), number: true, cell: ([, value]) => value },
          { heading: t('result.passed'), cell: ([option]) => (result.winners.includes(option) ? <Tag tone="green">{t('result.chosen')}</Tag> : '–') },
        ]}
      />
    </>
  );
}

/** What other rules would have made of the same votes, and who had how much power. */
function Robustness({ motion, result }: { readonly motion: MotionData; readonly result: ResultData }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  if (result.denominators.length + result.otherMethods.length + result.power.length === 0) return null;
  return (
    <>
      <Heading level={3} id="robustness">
        {t('result.robust')}
      </Heading>
      {result.denominators.length > 0 && (
        <Table
          caption={t('result.denominators')}
          rows={result.denominators}
          columns={[
            { heading: t('result.base'), names: true, cell: ({ base }) => words(messages, [`base.${base}`]) ?? base },
            { heading: t('result.passed'), cell: ({ passed }) => t(passed ? 'result.would.yes' : 'result.would.no') },
          ]}
        />
      )}
      {result.otherMethods.length > 0 && (
        <Table
          caption={t('result.otherMethods')}
          rows={result.otherMethods}
          columns={[
            { heading: t('result.method'), names: true, cell: ({ name }) => methodWords(messages, name) },
            { heading: t('result.chosen'), cell: ({ winners }) => (winners.length === 0 ? t('result.tie') : winners.map((option) => optionName(messages, motion, option)).join(', ')) },
          ]}
        />
      )}
      {result.power.length > 0 && (
        <Table
          caption={t('result.power')}
          rows={byCharter(motion, result.power)}
          columns={[
            { heading: t('keepCouncil.class'), names: true, cell: ({ code }) => classLabel(motion, code) },
            { heading: t('result.power.share'), number: true, cell: ({ share }) => share },
          ]}
        />
      )}
    </>
  );
}

/** The API's own words, made from the rule and the figures alone, with candidates by their names. The rule stands by itself below. */
function explanation(messages: Messages, motion: MotionData, { explanation: [outcome = '', , ...more] }: ResultData): readonly string[] {
  const options = motion.vote?.options ?? [];
  return [outcome, ...more].map((line) => options.reduce((words, option) => words.replaceAll(option, optionName(messages, motion, option)), line));
}

export function methodWords(messages: Messages, method: string): string {
  return words(messages, [`method.${method}`]) ?? method;
}
