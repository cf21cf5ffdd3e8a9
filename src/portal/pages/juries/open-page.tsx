import type { VNode } from 'preact';
import { BackLink, Button, Checkboxes, DraftFields, errorOf, type FieldError, FileUpload, Form, Heading, List, Radios, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { formatBytes, formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { drawTitle } from '../draws/draw-page.js';
import { readFile } from '../report/draft.js';
import { MOST_BYTES, MOST_FILES } from '../report/files.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { OpenableDraw, OpenJuryData } from './operations.js';

export const AUTHORITIES = ['STEWARD', 'MOTION', 'PETITION', 'APPEAL'] as const;
export const TIMES = ['summons', 'first', 'deliberation', 'answer', 'second', 'opening'] as const;

export interface TypedCharge {
  readonly incident: string;
  readonly authority: string;
  readonly authorityId: string;
  readonly text: string;
  readonly questions: string;
  readonly parties: readonly string[];
  readonly draw: string;
  readonly quorum: string;
  readonly times: Readonly<Record<(typeof TIMES)[number], string>>;
  /** `<handle> <bytes> <name>` of files that are put aside. */
  readonly files: readonly string[];
}

export interface OpenPageProps extends SignedInFrame {
  readonly typed: TypedCharge;
  /** Undefined until a published incident is named. */
  readonly data: OpenJuryData | undefined;
  readonly errors: readonly FieldError[];
}

/** A steward charges a jury: first the incident, then what the jury is asked about it and whom it comes from. */
export function OpenPage({ typed, data, errors, ...frame }: OpenPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('openJury.title')} errors={errors} before={<BackLink href={link('/juries')} text={t('juries.title')} />}>
      <div class="fm-column">
        <Heading>{t('openJury.title')}</Heading>
        <Text>{t('openJury.lead')}</Text>
        {data === undefined ? <IncidentForm typed={typed} errors={errors} fields={frame.fields} /> : <ChargeForm typed={typed} data={data} errors={errors} fields={frame.fields} />}
      </div>
    </SignedInPage>
  );
}

type FormProps = Pick<OpenPageProps, 'typed' | 'errors' | 'fields'>;

function IncidentForm({ typed, errors, fields }: FormProps): VNode {
  const { t, link } = useWords();
  return (
    <Form action={link('/juries/open/incident')}>
      <DraftFields draft={{ ...fields, authority: typed.authority, authorityId: typed.authorityId }} />
      <TextInput name="incident" label={t('startPetition.incident')} hint={t('startPetition.incident.hint')} width={20} value={typed.incident} error={errorOf(errors, 'incident')} spellcheck={false} />
      <Button>{t('openJury.incident.button')}</Button>
    </Form>
  );
}

function ChargeForm({ typed, data: { incident, draws }, errors, fields }: FormProps & { readonly data: OpenJuryData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const files = typed.files.flatMap((file) => readFile(file) ?? []);
  const partyWords = ({ entity: { id, name }, role }: OpenJuryData['incident']['entities'][number]): string => {
    const as = words(messages, [`role.${role}`]) ?? role;
    return name === null ? t('openJury.party.unnamed', { id, role: as }) : t('openJury.party', { name, role: as });
  };
  return (
    <Form action={link('/juries/open')} files>
      <DraftFields draft={{ ...fields, incident: typed.incident, files: typed.files }} />
      <Text>
        <a href={link(`/incidents/${incident.id}`)}>{incident.title ?? incident.id}</a>
      </Text>
      <Radios name="authority" label={t('openJury.authority')} choices={AUTHORITIES.map((value) => ({ value, label: t(`openJury.authority.${value}`) }))} value={typed.authority} error={errorOf(errors, 'authority')} seenBy="public" />
      <TextInput name="authorityId" label={t('openJury.authorityId')} hint={t('openJury.authorityId.hint')} width={20} optional value={typed.authorityId} error={errorOf(errors, 'authorityId')} spellcheck={false} />
      <TextArea name="text" label={t('openJury.text')} hint={t('openJury.text.hint')} rows={8} value={typed.text} error={errorOf(errors, 'text')} seenBy="public" />
      <TextArea name="questions" label={t('openJury.questions')} hint={t('openJury.questions.hint')} rows={5} value={typed.questions} error={errorOf(errors, 'questions')} seenBy="public" />
      {incident.entities.length === 0 ? (
        <Text>{t('openJury.parties.none')}</Text>
      ) : (
        <Checkboxes name="parties" label={t('openJury.parties')} hint={t('openJury.parties.hint')} choices={incident.entities.map((one) => ({ value: one.entity.id, label: partyWords(one) }))} values={typed.parties} error={errorOf(errors, 'parties')} seenBy="public" />
      )}
      {files.length > 0 && (
        <>
          <Text>{t('openJury.files.kept')}</Text>
          <List items={files.map(({ name, size }) => t('recommendation.evidence.file', { name, size: formatBytes(messages, size) }))} />
        </>
      )}
      <FileUpload name="upload" label={t('openJury.files')} maxFiles={MOST_FILES} maxBytes={MOST_BYTES} types={t('openJury.files.types')} error={errorOf(errors, 'upload')} seenBy="public" optional />
      {draws.length === 0 ? (
        <Text>
          {t('openJury.draw.none')} <a href={link('/draws/open')}>{t('openJury.draw.open')}</a>
        </Text>
      ) : (
        <Radios name="draw" label={t('openJury.draw')} hint={t('openJury.draw.hint')} choices={draws.map((draw) => ({ value: draw.id, label: drawWords(messages, draw) }))} value={typed.draw} error={errorOf(errors, 'draw')} />
      )}
      <TextInput name="quorum" label={t('openJury.quorum')} hint={t('openJury.quorum.hint')} width={5} optional inputMode="numeric" value={typed.quorum} error={errorOf(errors, 'quorum')} />
      <Heading level={2}>{t('openJury.times')}</Heading>
      {TIMES.map((name) => (
        <TextInput key={name} name={name} label={t(`openJury.time.${name}`)} width={5} inputMode="numeric" value={typed.times[name]} error={errorOf(errors, name)} />
      ))}
      <Button>{t('party.button')}</Button>
    </Form>
  );
}

export function drawWords(messages: Parameters<typeof drawTitle>[0] & Parameters<typeof formatDay>[0], draw: OpenableDraw): string {
  return messages.t('openJury.draw.choice', { title: drawTitle(messages, draw), seats: draw.rules.size, day: formatDay(messages, draw.closesAt) });
}
