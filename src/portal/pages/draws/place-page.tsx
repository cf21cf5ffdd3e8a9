import type { VNode } from 'preact';
import { BackLink, Banner, Button, Checkboxes, Details, DraftFields, ErrorSummary, errorOf, type FieldError, Form, Hash, Heading, InsetText, Layout, SummaryList, type SummaryRow, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { Verbatim } from '../record/text.js';
import { drawTitle } from './draw-page.js';
import type { DrawData, Place } from './operations.js';

export interface EnterPageProps extends Frame {
  readonly draw: DrawData;
  readonly code: string;
  readonly errors: readonly FieldError[];
}

/** Asks for the code of a volunteer. */
export function EnterPage({ draw, code, errors, ...frame }: EnterPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const title = drawTitle(messages, draw);
  return (
    <Layout {...frame} title={t('place.title')} section="juries" hasErrors={errors.length > 0} before={<BackLink href={link(`/draws/${draw.id}`)} text={title} />}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading caption={title}>{t('place.title')}</Heading>
        <Form action={link(`/draws/${draw.id}/place`)}>
          <TextInput name="code" label={t('place.code')} hint={t('place.code.hint')} value={code} width={30} spellcheck={false} autocomplete="off" error={errorOf(errors, 'code')} />
          <Button>{t('place.open')}</Button>
        </Form>
      </div>
    </Layout>
  );
}

export interface PlacePageProps extends Frame {
  readonly draw: DrawData;
  readonly place: Place;
  readonly code: string;
  readonly request: string;
  readonly done: 'withdraw' | 'appeal' | 'erase' | undefined;
  readonly errors: readonly FieldError[];
  readonly typed: string;
}

export function PlacePage(props: PlacePageProps): VNode {
  const { draw, place, code, request, done, errors, typed, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  const title = drawTitle(messages, draw);
  const fields = { code, request };
  const action = link(`/draws/${draw.id}/place`);
  const collecting = draw.status === 'COLLECTING';
  return (
    <Layout {...frame} title={t('place.title')} section="juries" hasErrors={errors.length > 0} before={<BackLink href={link(`/draws/${draw.id}`)} text={title} />}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        {done !== undefined && (
          <Banner kind="success">
            <Text>{t(`place.done.${done}`)}</Text>
          </Banner>
        )}
        <Heading size="xl" caption={title}>
          {t('place.title')}
        </Heading>
        <Standing place={place} />
        <Chance place={place} />
        <Said place={place} />
        {place.status === 'EXCLUDED' && place.appeal === null && collecting && (
          <>
            <Heading level={2}>{t('place.appeal.title')}</Heading>
            <Form action={action}>
              <DraftFields draft={fields} />
              <TextArea name="appeal" label={t('place.appeal.text')} hint={t('place.appeal.hint')} rows={5} value={typed} error={errorOf(errors, 'appeal')} />
              <Button name="go" value="appeal">
                {t('place.appeal.send')}
              </Button>
            </Form>
          </>
        )}
        {place.status === 'STANDS' && collecting && <Final act="withdraw" action={action} fields={fields} errors={errors} />}
        {place.features !== null && !(place.status === 'STANDS' && collecting) && <Final act="erase" action={action} fields={fields} errors={errors} />}
        <Text small>{t('place.leave')}</Text>
      </div>
    </Layout>
  );
}

function Standing({ place }: { readonly place: Place }): VNode {
  const messages = useWords();
  const { t } = messages;
  const reason = place.reason === null ? '' : (words(messages, [`exclusion.${place.reason}`]) ?? place.reason);
  const rows: SummaryRow[] = [
    { key: t('place.number'), value: place.number },
    { key: t('place.since'), value: formatInstant(messages, place.volunteeredAt) },
    ...(place.note === null || place.status !== 'EXCLUDED' ? [] : [{ key: t('place.note'), value: place.note }]),
    ...(place.appeal === null ? [] : [{ key: t('place.appeal'), value: words(messages, [`place.appeal.${place.appeal}`]) ?? place.appeal }]),
    ...(place.decisionNote === null ? [] : [{ key: t('place.decisionNote'), value: place.decisionNote }]),
  ];
  return (
    <>
      <Text>
        <strong>{words(messages, [`place.status.${place.status}`], { reason }) ?? place.status}</strong>
      </Text>
      <SummaryList rows={rows} />
    </>
  );
}

function Chance({ place: { chance } }: { readonly place: Place }): VNode {
  const { t } = useWords();
  if (!chance) {
    return (
      <>
        <Heading level={2}>{t('place.chance')}</Heading>
        <Text>{t('place.chance.none')}</Text>
      </>
    );
  }
  return (
    <>
      <Heading level={2}>{t('place.chance')}</Heading>
      {chance.seated === true && <InsetText>{t('place.seated')}</InsetText>}
      {chance.seated === false && <Text>{chance.reservePlace === null ? t('place.notSeated') : t('place.notSeated.reserve', { place: chance.reservePlace })}</Text>}
      <Text>{t('place.chance.ideal', { chance: chance.ideal, alike: chance.alike })}</Text>
      {chance.panels !== null && <Text>{t('place.chance.panels', { panels: chance.panels, all: chance.panelsInAll })}</Text>}
      {chance.withoutExclusions !== null && chance.withoutExclusions !== chance.ideal && <Text>{t('place.chance.before', { chance: chance.withoutExclusions })}</Text>}
      <Heading level={2}>{t('place.proof')}</Heading>
      <SummaryList
        rows={[
          { key: t('place.chance.index'), value: t('place.chance.index.value', { index: String(chance.index), last: String(chance.poolSize - 1) }) },
          { key: t('place.proof.root'), value: <Hash>{chance.root}</Hash> },
        ]}
      />
      {chance.proofFile !== null && (
        <Details summary={t('place.proof')}>
          <Text>{t('place.proof.text')}</Text>
          <Verbatim label={t('place.proof')} wrap>
            {chance.proofFile}
          </Verbatim>
        </Details>
      )}
    </>
  );
}

function Said({ place }: { readonly place: Place }): VNode {
  const { t } = useWords();
  if (place.features === null) return <Text>{t('place.said.erased')}</Text>;
  return (
    <>
      <Heading level={2}>{t('place.said')}</Heading>
      <SummaryList
        rows={[
          ...place.features.map(({ category, value }) => ({ key: category, value })),
          ...(place.ties === null ? [] : [{ key: t('volunteer.ties'), value: place.ties }]),
          ...(place.contact === null ? [] : [{ key: t('volunteer.contact'), value: place.contact }]),
        ]}
      />
    </>
  );
}

interface FinalProps {
  readonly act: 'withdraw' | 'erase';
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** What cannot be undone: said what it does, and asked again before it is done. */
function Final({ act, action, fields, errors }: FinalProps): VNode {
  const { t } = useWords();
  const name = `sure-${act}`;
  const error = errorOf(errors, name);
  return (
    <Details summary={t(`place.${act}`)} open={error !== undefined}>
      <Text>{t(`place.${act}.text`)}</Text>
      <Form action={action}>
        <DraftFields draft={fields} />
        <Checkboxes name={name} label={t('place.sure')} choices={[{ value: 'yes', label: t(`place.${act}.yes`) }]} error={error} />
        <Button kind="danger" name="go" value={act}>
          {t(`place.${act}.send`)}
        </Button>
      </Form>
    </Details>
  );
}
