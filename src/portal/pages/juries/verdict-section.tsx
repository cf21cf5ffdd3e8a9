import type { VNode } from 'preact';
import { Heading, InsetText, List, Text, useWords } from '../../kit/index.js';
import { SplitChart } from '../../kit/split-chart.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { measureWords, verdictWords } from './list-page.js';
import type { JuryData, VerdictData } from './operations.js';

/** Whether the jury that decides on an appeal is open yet, and whether whoever reads may open it. */
export interface Appealed {
  readonly opened: boolean;
  readonly mayOpen: boolean;
}

/** What the jury found: the measure in words first, then the figures, then how firm it is, then why. */
export function VerdictSection({ jury, verdict, appealed }: { readonly jury: JuryData; readonly verdict: VerdictData; readonly appealed: Appealed }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2} id="verdict">
        {t('jury.verdict')}
      </Heading>
      <p class="fm-outcome">{verdictWords(messages, verdict.measure)}</p>
      <Text>{verdict.definition}</Text>
      <Text>{t('jury.verdict.how', { opened: verdict.opened })}</Text>
      <Measures verdict={verdict} />
      <Heading level={3} id="findings">
        {t('jury.findings')}
      </Heading>
      <StackedTable
        caption={t('jury.findings')}
        rows={verdict.findings}
        columns={[
          { heading: t('jury.finding.question'), cell: ({ question }) => question ?? t('jury.erased') },
          { heading: t('jury.finding.outcome'), cell: ({ outcome }) => words(messages, [`jury.finding.${outcome}`]) ?? outcome },
          { heading: t('jury.finding.yes'), number: true, cell: ({ yes }) => yes },
          { heading: t('jury.finding.no'), number: true, cell: ({ no }) => no },
          { heading: t('jury.finding.unsure'), number: true, cell: ({ unsure }) => unsure },
        ]}
      />
      <Agreement verdict={verdict} />
      {jury.stability && (
        <>
          <Heading level={3} id="stability">
            {t('jury.stability')}
          </Heading>
          <InsetText>{t('jury.stability.text', { same: jury.stability.same, panels: jury.stability.panels, method: jury.stability.method })}</InsetText>
        </>
      )}
      <Heading level={3} id="reasons">
        {t('jury.reasons')}
      </Heading>
      {jury.reasons === null ? <Text>{t('jury.reasons.none')}</Text> : <Paragraphs text={jury.reasons.text ?? t('jury.erased')} />}
      {jury.minorityOpinions.length > 0 && (
        <>
          <Heading level={3} id="opinions">
            {t('jury.opinions')}
          </Heading>
          {jury.minorityOpinions.map(({ seat, text }) => (
            <div key={seat}>
              <Heading level={4}>{t('jury.opinion.by', { seat })}</Heading>
              <Paragraphs text={text ?? t('jury.erased')} />
            </div>
          ))}
        </>
      )}
      <Answers jury={jury} appealed={appealed} />
    </section>
  );
}

function Measures({ verdict: { counts, measure, opened } }: { readonly verdict: VerdictData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const named = counts.filter(({ first, second }) => first + second > 0);
  const tone = (one: string): 'yes' | 'plain' => (one === measure ? 'yes' : 'plain');
  const bars = named.flatMap((one) => {
    const name = measureWords(messages, one.measure);
    return [
      { label: t('jury.chart.before', { measure: name }), parts: [{ name: 'first', value: one.first, tone: 'abstain' as const }] },
      { label: t('jury.chart.after', { measure: name }), parts: [{ name: 'second', value: one.second, tone: tone(one.measure) }] },
    ];
  });
  const decisive = counts.find((one) => one.measure === measure)?.second ?? 0;
  return (
    <>
      <SplitChart id="measures" caption={t('jury.chart')} summary={t('jury.chart.summary', { count: decisive, opened, measure: measureWords(messages, measure) })} bars={bars} />
      <StackedTable
        caption={t('jury.chart')}
        rows={counts}
        columns={[
          { heading: t('jury.chart.measure'), cell: (one) => measureWords(messages, one.measure) },
          { heading: t('jury.chart.first'), number: true, cell: ({ first }) => first },
          { heading: t('jury.chart.second'), number: true, cell: ({ second }) => second },
        ]}
      />
    </>
  );
}

function Agreement({ verdict: { agreementOnMeasure, agreementOnFindings, alpha, shift, minority } }: { readonly verdict: VerdictData }): VNode {
  const { t } = useWords();
  return (
    <>
      <Heading level={3} id="agreement">
        {t('jury.agreement')}
      </Heading>
      <List
        items={[
          ...(agreementOnMeasure === null ? [] : [t('jury.agreement.measure', { share: agreementOnMeasure })]),
          ...(agreementOnFindings === null ? [] : [t('jury.agreement.findings', { share: agreementOnFindings })]),
          alpha === null ? t('jury.agreement.noAlpha') : t('jury.agreement.alpha', { alpha }),
          t('jury.agreement.shift', { both: shift.both, milder: shift.milder, same: shift.same, stricter: shift.stricter }),
          ...(minority.length === 0 ? [] : [t('jury.agreement.minority', { seats: minority.length })]),
        ]}
      />
    </>
  );
}

function Answers({ jury: { id, incident, parties, appeal }, appealed }: { readonly jury: JuryData; readonly appealed: Appealed }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const asked = parties.filter(({ recommendation }) => recommendation !== null);
  return (
    <>
      {asked.length > 0 && (
        <>
          <Heading level={3} id="answers">
            {t('jury.answers')}
          </Heading>
          <Text>{t('jury.answers.text')}</Text>
          <List
            items={asked.map(({ entity, name, recommendation }) => (
              <a key={entity} href={link(`/recommendations/${recommendation ?? ''}`)}>
                {t('jury.answers.link', { party: name ?? entity })}
              </a>
            ))}
          />
        </>
      )}
      {appeal && (
        <>
          <Heading level={3} id="appeal">
            {t('jury.appeal')}
          </Heading>
          <Text>{t('jury.appeal.filed', { day: formatDay(messages, appeal.at) })}</Text>
          {appeal.text !== null && <Paragraphs text={appeal.text} />}
          <Text>
            {appealed.opened ? <a href={link(`/juries/${appeal.jury}`)}>{t('jury.appeal.link')}</a> : t('jury.appeal.waits')}
            {!appealed.opened && appealed.mayOpen && (
              <>
                {' '}
                <a href={link(`/juries/open?incident=${incident}&appeal=${id}`)}>{t('openJury.title')}</a>
              </>
            )}
          </Text>
        </>
      )}
    </>
  );
}
