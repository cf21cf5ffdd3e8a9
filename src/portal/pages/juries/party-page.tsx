import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Heading, Radios, Select, Text, TextArea } from '../../kit/index.js';
import { ActForm } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { partyName } from './jury-parts.js';
import type { JuryData } from './operations.js';

export const CHALLENGE_REASONS = ['EMPLOYED_BY_PARTY', 'FUNDED_BY_PARTY', 'LITIGANT', 'FAMILY_OF_PARTY', 'COMPETITOR_OF_PARTY', 'PUBLIC_PREJUDGEMENT', 'OTHER'] as const;
export const APPEAL_GROUNDS = ['PROCEDURE', 'NEW_EVIDENCE', 'BIAS', 'DISPROPORTION'] as const;

export interface PartyPageProps extends SignedInFrame {
  readonly jury: JuryData;
  readonly errors: readonly FieldError[];
  readonly typed: (name: string) => string;
}

/** Offers what may be done now; the rules say who may. */
export function PartyPage({ jury, errors, typed, ...frame }: PartyPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const action = (what: string): string => link(`/juries/${jury.id}/party/${what}`);
  const parties = jury.parties.map(({ entity }) => ({ value: entity, label: partyName(messages, jury.parties, entity) }));
  const open = jury.asked.filter(({ answeredAt }) => answeredAt === null);
  const may = {
    challenge: jury.status === 'SUMMONING' || jury.status === 'FIRST_VOTE',
    answer: jury.status === 'DELIBERATING' && open.length > 0,
    appeal: jury.status === 'VERDICT' && jury.appeal === null && jury.authority.kind !== 'APPEAL',
  };
  return (
    <SignedInPage {...frame} title={t('party.title')} errors={errors} before={<BackLink href={link(`/juries/${jury.id}`)} text={t('jury.caption', { id: jury.id })} />}>
      <div class="fm-column">
        <Heading caption={t('jury.caption', { id: jury.id })}>{t('party.title')}</Heading>
        <Text>{t('party.lead')}</Text>
        {may.challenge && (
          <section>
            <Heading level={2}>{t('party.challenge')}</Heading>
            <Text>{t('party.challenge.text')}</Text>
            <ActForm action={action('challenge')} fields={fields} button={t('party.button')}>
              <Radios name="challenge-party" label={t('party.which')} choices={parties} value={typed('challenge-party')} error={errorOf(errors, 'challenge-party')} />
              <Select name="seat" label={t('party.challenge.seat')} choices={jury.seats.map(({ seat, volunteer }) => ({ value: `${seat}`, label: `${seat} (${volunteer})` }))} value={typed('seat')} error={errorOf(errors, 'seat')} />
              <Radios name="reason" label={t('party.challenge.reason')} choices={CHALLENGE_REASONS.map((value) => ({ value, label: t(`challengeReason.${value}`) }))} value={typed('reason')} error={errorOf(errors, 'reason')} seenBy="public" />
              <TextArea name="note" label={t('party.challenge.note')} rows={4} optional value={typed('note')} />
            </ActForm>
          </section>
        )}
        {may.answer && (
          <section>
            <Heading level={2}>{t('party.answer')}</Heading>
            <ActForm action={action('answer')} fields={fields} button={t('party.button')}>
              <Radios
                name="question"
                label={t('party.answer.which')}
                choices={open.map(({ n, party, seat, text }) => ({ value: `${n}`, label: text ?? t('jury.erased'), hint: t('jury.asked.by', { seat, party: partyName(messages, jury.parties, party) }) }))}
                value={typed('question')}
                error={errorOf(errors, 'question')}
              />
              <TextArea name="text" label={t('party.answer.text')} rows={8} seenBy="public" value={typed('text')} error={errorOf(errors, 'text')} />
            </ActForm>
          </section>
        )}
        {may.appeal && (
          <section>
            <Heading level={2}>{t('party.appeal')}</Heading>
            <Text>{t('party.appeal.text')}</Text>
            <ActForm action={action('appeal')} fields={fields} button={t('party.button')}>
              <Radios name="appeal-party" label={t('party.which')} choices={[...parties, { value: 'public', label: t('party.public') }]} value={typed('appeal-party')} error={errorOf(errors, 'appeal-party')} />
              <Radios name="grounds" label={t('party.appeal.grounds')} choices={APPEAL_GROUNDS.map((value) => ({ value, label: t(`appealGround.${value}`) }))} value={typed('grounds')} error={errorOf(errors, 'grounds')} />
              <TextArea name="why" label={t('party.appeal.why')} rows={8} seenBy="public" value={typed('why')} error={errorOf(errors, 'why')} />
            </ActForm>
          </section>
        )}
        {!may.challenge && !may.answer && !may.appeal && <Text>{t('party.nothing')}</Text>}
      </div>
    </SignedInPage>
  );
}
