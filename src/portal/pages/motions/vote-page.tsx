import { createElement, type VNode } from 'preact';
import { BackLink, Button, DraftFields, errorOf, type FieldError, Form, Heading, InsetText, Text, TextArea, useWords, WarningText } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { PROBLEMS, type TallyOfForm } from '../../ballots/ballot-choice.js';
import { Paragraphs } from '../record/text.js';
import { ActForm } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { ChoiceFields, problemWords, ThreeHashes } from './choice-fields.js';
import { isTaking } from './motion-of.js';
import { VersionChange } from './motion-text.js';
import { choiceWords, classLabel, motionTitle } from './motion-words.js';
import type { BallotData, MotionData, VoteData } from './operations.js';
import { changedSince, type OwnVote } from './own-vote.js';

export interface VotePageProps extends SignedInFrame {
  readonly motion: MotionData;
  readonly own: OwnVote | null;
  readonly tally: TallyOfForm | undefined;
  readonly order: readonly string[];
  readonly now: number;
  /** What was typed, where the page answers a form. */
  readonly form?: FormFields | undefined;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** For a council member with ten minutes: what is asked, the text, the choice, and on to the signature. */
export function VotePage(props: VotePageProps): VNode {
  const { motion, own, tally, order, now, form, errors = [], done, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  const title = motionTitle(messages, motion);
  const sealed = motion.vote?.sealed ?? false;
  return (
    <SignedInPage
      {...frame}
      title={t('vote.title')}
      errors={errors}
      done={done}
      islands={sealed ? ['seal-ballot', 'opening-code', 'copy-code'] : []}
      before={<BackLink href={link(`/motions/${motion.id}`)} text={title} />}
    >
      <div class="fm-column">
        <Heading caption={t('vote.title')}>{title}</Heading>
        <Part {...props} />
      </div>
    </SignedInPage>
  );
}

function Part(props: VotePageProps): VNode {
  const { motion, own, tally, now } = props;
  const messages = useWords();
  const { t } = messages;
  const { vote } = motion;
  if (vote === null || tally === undefined) return <Text>{t('vote.notOpen')}</Text>;
  if (own === null) return <Text>{t('vote.notOnRoll')}</Text>;
  if (motion.status === 'REVEALING') return <Opening {...props} vote={vote} own={own} />;
  if (own.recused) return <Text>{t('vote.recused')}</Text>;
  if (Date.parse(vote.opensAt) > now) return <Text>{t('vote.soon', { instant: formatInstant(messages, vote.opensAt) })}</Text>;
  if (!isTaking(motion, now)) return <Text>{t('vote.closed')}</Text>;
  return <Casting {...props} vote={vote} own={own} tally={tally} />;
}

interface Known extends VotePageProps {
  readonly vote: VoteData;
  readonly own: OwnVote;
}

function Casting(props: Known & { readonly tally: TallyOfForm }): VNode {
  const { motion, vote, own, order, tally, form, errors = [], fields } = props;
  const messages = useWords();
  const { t } = messages;
  const { ballot } = own;
  const revoting = (JSON.parse(vote.rule) as { readonly revoting: boolean }).revoting;
  if (ballot && !ballot.stale && !revoting) return <AlreadyCast motion={motion} ballot={ballot} />;
  return (
    <>
      <Text>{t('vote.lead', { instant: formatInstant(messages, vote.closesAt), seat: own.seat, class: classLabel(motion, own.class) })}</Text>
      <Weight own={own} />
      {ballot && <LastBallot motion={motion} ballot={ballot} />}
      {ballot?.stale && <Stale {...props} ballot={ballot} />}
      <Heading level={2}>{t('vote.text')}</Heading>
      <div class="fm-motion-text">{motion.text.text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={motion.text.text} />}</div>
      {motion.measure !== null && (
        <>
          <Heading level={3}>{t('motion.measure')}</Heading>
          <Paragraphs text={motion.measure} />
        </>
      )}
      <Heading level={2}>{t('motion.rule')}</Heading>
      <InsetText>{vote.sentence}</InsetText>
      <Heading level={2}>{t(ballot ? 'vote.again' : 'vote.yours')}</Heading>
      {vote.sealed ? (
        <Sealing messages={messages} ballot={`${motion.id}-${own.seat}`} tally={tally}>
          <Form action={`/motions/${motion.id}/vote`}>
            <DraftFields draft={{ ...fields, order: order.join(' '), sealed: '' }} />
            <ChoiceFields motion={motion} tally={tally} order={order} form={form} errors={errors} />
            <Button>{t('vote.seal')}</Button>
          </Form>
        </Sealing>
      ) : (
        <Form action={`/motions/${motion.id}/vote`}>
          <DraftFields draft={{ ...fields, order: order.join(' ') }} />
          <ChoiceFields motion={motion} tally={tally} order={order} form={form} errors={errors} />
          <TextArea name="reason" label={t('vote.reason')} hint={t('vote.reason.hint')} optional rows={5} value={form?.text('reason') ?? ''} error={errorOf(errors, 'reason')} />
          <Button>{t('vote.go')}</Button>
        </Form>
      )}
      <ThreeHashes text={motion.text.commitment} rule={vote.ruleHash} roll={vote.rollHash} />
      <Text small>{t('vote.hashes.text')}</Text>
    </>
  );
}

/** For whom this ballot also counts: visible before anything is chosen. */
function Weight({ own }: { readonly own: OwnVote }): VNode {
  const { t } = useWords();
  const lines = [
    ...(own.votesFor.length === 0 ? [] : [t('vote.weight', { count: own.votesFor.length, weight: own.votesFor.length + 1, seats: own.votesFor.join(', ') })]),
    ...(own.votedForBy === null ? [] : [t('vote.votedFor', { seat: own.votedForBy })]),
  ];
  if (lines.length === 0) return <Text>{t('vote.weight.one')}</Text>;
  return (
    <WarningText>{lines.join(' ')}</WarningText>
  );
}

function LastBallot({ motion, ballot }: { readonly motion: MotionData; readonly ballot: BallotData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      <InsetText>
        {t(ballot.sealed === null ? 'vote.last' : 'vote.last.sealed', { instant: formatInstant(messages, ballot.castAt), choice: choiceWords(messages, motion, ballot.choice) })} {t('vote.last.counts')}
      </InsetText>
      {ballot.sealed !== null && <KeptCode messages={messages} sealed={ballot.sealed} />}
    </>
  );
}

function AlreadyCast({ motion, ballot }: { readonly motion: MotionData; readonly ballot: BallotData }): VNode {
  const { t } = useWords();
  return (
    <>
      <LastBallot motion={motion} ballot={ballot} />
      <Text>{t('vote.once')}</Text>
    </>
  );
}

function Stale({ motion, ballot, fields }: Known & { readonly ballot: BallotData }): VNode {
  const { t } = useWords();
  return (
    <>
      <WarningText>{t('vote.stale')}</WarningText>
      <Heading level={2}>{t('vote.stale.changed')}</Heading>
      {changedSince(motion.versions, ballot).map((version) => (
        <VersionChange key={version.version} version={version} />
      ))}
      <ActForm action={`/motions/${motion.id}/vote/confirm`} fields={fields} button={t('vote.confirm')} kind="primary" />
      <Text>{t('vote.confirm.or')}</Text>
    </>
  );
}

/** After the close: what was sealed is opened, by the code that was kept. */
function Opening({ motion, vote, own, form, errors = [], fields }: Known): VNode {
  const messages = useWords();
  const { t } = messages;
  const { ballot } = own;
  if (ballot === null || ballot.sealed === null) return <Text>{t('vote.closed')}</Text>;
  if (own.recused) return <Text>{t('vote.recused')}</Text>;
  if (ballot.stale) return <Text>{t('vote.open.stale')}</Text>;
  if (ballot.choice !== null) return <InsetText>{t('vote.open.done', { choice: choiceWords(messages, motion, ballot.choice) })}</InsetText>;
  return (
    <>
      <Text>{t('vote.open.lead', { instant: formatInstant(messages, vote.revealUntil ?? vote.closesAt) })}</Text>
      <Form action={`/motions/${motion.id}/vote/open`}>
        <DraftFields draft={fields} />
        <TextArea name="code" label={t('vote.open.code')} hint={t('vote.open.code.hint')} rows={3} value={form?.text('code') ?? ''} error={errorOf(errors, 'code')} />
        {createElement('fm-opening-code', { 'data-sealed': ballot.sealed, 'data-into': 'f-code', 'data-found': t('vote.code.found'), 'data-missing': t('vote.code.missing') })}
        <TextArea name="reason" label={t('vote.reason')} hint={t('vote.reason.hint')} optional rows={5} value={form?.text('reason') ?? ''} error={errorOf(errors, 'reason')} />
        <Button>{t('vote.open.go')}</Button>
      </Form>
    </>
  );
}

/** The kept code of a ballot that is sealed, where this browser has it. */
export function KeptCode({ messages: { t }, sealed }: { readonly messages: Messages; readonly sealed: string }): VNode {
  return createElement('fm-opening-code', {
    'data-sealed': sealed, 'data-title': t('vote.code.kept'), 'data-missing': t('vote.code.missing'), 'data-label': t('code.copy'), 'data-done': t('code.copied'), 'data-failed': t('code.failed'),
  }) as VNode;
}

interface SealingProps {
  readonly messages: Messages;
  /** `<motion>-<seat>`: sealed with the choice. */
  readonly ballot: string;
  readonly tally: TallyOfForm;
  readonly children: VNode;
}

/** A choice is sealed in the browser alone, so a script is needed; without one the page says what else there is. */
function Sealing({ messages, ballot, tally, children }: SealingProps): VNode {
  const { t } = messages;
  const said = Object.fromEntries(PROBLEMS.map((problem) => [`data-problem-${problem.toLowerCase()}`, problemWords(messages, problem)]));
  return createElement(
    'fm-seal-ballot',
    { ...said, 'data-ballot': ballot, 'data-tally': JSON.stringify(tally), 'data-failed': t('vote.seal.failed') },
    <div data-without-script>
      <Heading level={3}>{t('vote.seal.noScript')}</Heading>
      <Text>{t('vote.seal.noScript.text')}</Text>
      <Text>{t('vote.seal.noScript.otherwise')}</Text>
    </div>,
    <div data-with-script hidden>
      <Text>{t('vote.seal.lead')}</Text>
      {children}
      <p class="govuk-error-message" role="alert" data-said />
    </div>,
    <div class="fm-code" data-kept hidden tabIndex={-1}>
      <Heading level={3}>{t('vote.code.title')}</Heading>
      <Text>{t('vote.code.text')}</Text>
      <p class="fm-once">
        <code data-code />
      </p>
      <div class="fm-buttons">
        <button type="button" class="fm-button fm-button--secondary" data-copy data-done={t('code.copied')} data-failed={t('code.failed')}>
          {t('code.copy')}
        </button>
        <button type="button" class="fm-button fm-button--secondary" data-print>
          {t('vote.code.print')}
        </button>
        <button type="button" class="fm-button" data-go>
          {t('vote.go')}
        </button>
      </div>
      <p class="govuk-body" role="status" data-copied />
    </div>,
  ) as VNode;
}
