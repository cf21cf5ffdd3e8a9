import type { VNode } from 'preact';
import { BackLink, ButtonLink, errorOf, type FieldError, Heading, Radios, Select, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { KINDS as INTERESTS } from '../seats/seats-page.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { isSteward } from '../signed-in/person.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { isTaking, seatOf } from './motion-of.js';
import { memberName, motionTitle, seatedName } from './motion-words.js';
import type { MotionData } from './operations.js';

export interface ActPageProps extends SignedInFrame {
  readonly motion: MotionData;
  readonly now: number;
  /** Which form was sent, and what it held. */
  readonly act?: string;
  readonly form?: FormFields | undefined;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** What somebody may do with a motion, by what he is: each act by itself, and signed but for an argument. */
export function ActPage(props: ActPageProps): VNode {
  const { motion, now, act: _, form: __, errors = [], done, ...frame } = props;
  const { messages, me } = frame;
  const { t, link } = messages;
  const title = motionTitle(messages, motion);
  const seat = seatOf(motion, me.id);
  const proposed = motion.status === 'PROPOSED';
  const running = proposed || (motion.status === 'OPEN' && motion.vote !== null && now < Date.parse(motion.vote.closesAt));
  const proposer = seat !== undefined && motion.proposerMember === me.id && motion.proposerSeat === seat;
  const amendable = proposed || (motion.vote !== null && (JSON.parse(motion.vote.rule) as { readonly amendable: boolean }).amendable);
  return (
    <SignedInPage {...frame} title={t('act.title')} errors={errors} done={done} before={<BackLink href={link(`/motions/${motion.id}`)} text={title} />}>
      <div class="fm-column">
        <Heading caption={title}>{t('act.title')}</Heading>
        {!running && <Text>{t('act.over')}</Text>}
        {proposed && (proposer || isSteward(me)) && (
          <>
            <Heading level={2}>{t('act.OpenVote')}</Heading>
            <Text>{t(motion.commentsUntil !== null && now < Date.parse(motion.commentsUntil) ? 'act.open.wait' : 'act.open.text', { instant: formatInstant(messages, motion.commentsUntil ?? motion.proposedAt) })}</Text>
            <ButtonLink href={link(`/motions/${motion.id}/open`)}>{t('act.open.go')}</ButtonLink>
          </>
        )}
        {running && seat !== undefined && <Heading level={2}>{t('act.asMember')}</Heading>}
        {running && seat !== undefined && <Argue {...props} />}
        {running && proposer && amendable && <Revise {...props} />}
        {running && seat !== undefined && !motion.recusals.some(({ member }) => member === me.id) && <Recuse {...props} />}
        {proposed && seat !== undefined && <Recusals {...props} seat={seat} />}
        {motion.vote?.method === 'consent' && isTaking(motion, now) && <Objecting {...props} seat={seat} />}
        {proposed && proposer && (
          <FoldedAct summary={t('act.WithdrawMotion')} action={pathOf(props, 'withdraw')} fields={props.fields} button={t('keepCouncil.button')} kind="danger">
            <Text>{t('act.withdraw.text')}</Text>
          </FoldedAct>
        )}
      </div>
    </SignedInPage>
  );
}

function pathOf({ motion }: Pick<ActPageProps, 'motion'>, act: string): string {
  return `/motions/${motion.id}/act/${act}`;
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
}

/** Names of fields begin with their act's, since several forms with the same questions stand on this page. */
function fieldsOf({ act, form, errors = [] }: ActPageProps, of: string): { readonly open: boolean; readonly field: (name: string) => Field } {
  return { open: act === of, field: (name) => ({ name: `${of}-${name}`, value: form?.text(`${of}-${name}`) ?? '', error: errorOf(errors, `${of}-${name}`) }) };
}

function Argue(props: ActPageProps): VNode {
  const { t } = useWords();
  const { open, field } = fieldsOf(props, 'argue');
  return (
    <FoldedAct summary={t('act.argue')} open={open} action={pathOf(props, 'argue')} fields={props.fields} button={t('act.argue.button')} kind="primary">
      <Radios {...field('side')} label={t('act.argue.side')} choices={(['FOR', 'AGAINST'] as const).map((side) => ({ value: side, label: t(`motion.arguments.${side}`) }))} />
      <TextArea {...field('argument')} label={t('act.argue.text')} rows={6} seenBy="public" />
    </FoldedAct>
  );
}

function Revise(props: ActPageProps): VNode {
  const { t } = useWords();
  const { open, field } = fieldsOf(props, 'revise');
  return (
    <FoldedAct summary={t('act.ReviseMotion')} open={open} action={pathOf(props, 'revise')} fields={props.fields} button={t('keepCouncil.button')} kind="primary">
      {props.motion.status === 'OPEN' && <Text>{t('act.revise.open')}</Text>}
      <TextArea {...field('text')} label={t('motion.text')} rows={12} value={open ? field('text').value : (props.motion.text.text ?? '')} seenBy="public" />
      <TextArea {...field('note')} label={t('act.revise.note')} optional rows={3} seenBy="public" />
    </FoldedAct>
  );
}

function Reason({ field }: { readonly field: Field }): VNode {
  const messages = useWords();
  return <Select {...field} label={messages.t('act.recuse.reason')} choices={INTERESTS.map((kind) => ({ value: kind, label: words(messages, [`interest.${kind}`]) ?? kind }))} />;
}

function Recuse(props: ActPageProps): VNode {
  const { t } = useWords();
  const { open, field } = fieldsOf(props, 'recuse');
  return (
    <FoldedAct summary={t('act.Recuse')} open={open} action={pathOf(props, 'recuse')} fields={props.fields} button={t('keepCouncil.button')}>
      <Text>{t('act.recuse.text')}</Text>
      <Reason field={field('reason')} />
      <TextArea {...field('note')} label={t('act.recuse.note')} optional rows={3} seenBy="public" />
    </FoldedAct>
  );
}

function Recusals(props: ActPageProps & { readonly seat: number }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { motion, seat, fields } = props;
  const { open, field } = fieldsOf(props, 'ask-recusal');
  const running = motion.proposedRecusals.filter(({ recused, member }) => recused === null && member !== props.me.id);
  const others = motion.council.seats.filter(({ number, holder }) => holder !== null && number !== seat && !motion.recusals.some(({ member }) => member === holder.member));
  return (
    <>
      {running.map((one) => (
        <div class="fm-act" key={one.seat}>
          <Heading level={3}>{t('act.VoteOnRecusal')}</Heading>
          <Text>
            {t('motion.recusals.question', { who: seatedName(messages, motion, one.seat, one.member), by: one.bySeat, reason: words(messages, [`interest.${one.reason}`]) ?? one.reason, note: one.note ?? '' })}{' '}
            {t('motion.recusals.runs', { instant: formatInstant(messages, one.closesAt) })}
          </Text>
          <ActForm action={pathOf(props, 'vote-recusal')} fields={{ ...fields, seat: String(one.seat) }} button={t('keepCouncil.button')} kind="primary">
            <Radios
              name={`recusal-${one.seat}`}
              label={t('act.recusal.choice')}
              error={errorOf(props.errors ?? [], `recusal-${one.seat}`)}
              choices={(['YES', 'NO', 'ABSTAIN'] as const).map((choice) => ({ value: choice, label: t(`act.recusal.${choice}`) }))}
            />
          </ActForm>
        </div>
      ))}
      {others.length > 0 && (
        <FoldedAct summary={t('act.ProposeRecusal')} open={open} action={pathOf(props, 'ask-recusal')} fields={fields} button={t('keepCouncil.button')}>
          <Text>{t('act.askRecusal.text')}</Text>
          <Select
            {...field('of')}
            label={t('act.askRecusal.of')}
            choices={others.map(({ number, holder }) => ({ value: String(number), label: t('motion.seated', { name: memberName(messages, motion.council.seats, holder?.member ?? ''), seat: number }) }))}
          />
          <Reason field={field('reason')} />
          <TextArea {...field('note')} label={t('act.recuse.note')} optional rows={3} seenBy="public" />
          <TextInput {...field('until')} label={t('act.askRecusal.until')} hint={t('act.askRecusal.until.hint')} width={10} />
        </FoldedAct>
      )}
    </>
  );
}

/** In a vote by consent: bring forward an objection, test another's, say that one's own is resolved. */
function Objecting(props: ActPageProps & { readonly seat: number | undefined }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { motion, seat, fields, me } = props;
  const { open, field } = fieldsOf(props, 'object');
  const untested = seat === undefined || motion.proposerMember === me.id ? [] : motion.objections.filter(({ reasoned, tested, resolved, member }) => reasoned && tested === 'UNTESTED' && !resolved && member !== me.id);
  const own = motion.objections.filter(({ member, resolved }) => member === me.id && !resolved);
  return (
    <>
      <Heading level={2}>{t('motion.objections')}</Heading>
      {seat !== undefined && (
        <FoldedAct summary={t('act.RaiseObjection')} open={open} action={pathOf(props, 'object')} fields={fields} button={t('keepCouncil.button')}>
          <Radios
            {...field('reasoned')}
            label={t('act.object.reasoned')}
            choices={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`act.object.reasoned.${one}`) }))}
          />
          <TextArea {...field('argument')} label={t('act.object.argument')} rows={6} seenBy="public" />
        </FoldedAct>
      )}
      {untested.map(({ id, argument, member, seat: from }) => (
        <div class="fm-act" key={id}>
          <Heading level={3}>{t('act.TestObjection')}</Heading>
          <Text small>{t('act.test.hint')}</Text>
          <Text>
            {argument ?? t('council.erased')} ({seatedName(messages, motion, from, member)})
          </Text>
          <ActForm action={pathOf(props, 'test')} fields={{ ...fields, objection: id }} button={t('keepCouncil.button')}>
            <Radios name={`valid-${id}`} label={t('act.test')} error={errorOf(props.errors ?? [], `valid-${id}`)} choices={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`act.test.${one}`) }))} />
          </ActForm>
        </div>
      ))}
      {own.map(({ id, argument }) => (
        <div class="fm-act" key={id}>
          <Heading level={3}>{t('act.ResolveObjection')}</Heading>
          <Text>{argument ?? t('council.erased')}</Text>
          <ActForm action={pathOf(props, 'resolve')} fields={{ ...fields, objection: id }} button={t('act.resolve')} />
        </div>
      ))}
    </>
  );
}
