import type { VNode } from 'preact';
import {
  Button, Checkboxes, type Choice, DateParts, DraftFields, errorOf, type FieldError, Form, Heading, InsetText, Radios, Select, Text, TextArea, TextInput, useWords,
} from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { countryChoices } from '../report/countries.js';
import { HARM, SEVERITY } from '../report/vocabulary.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { IncidentDraft, Involved } from './incident-draft.js';

const ROLES = ['DEVELOPER', 'DEPLOYER', 'HARMED', 'IMPLICATED_SYSTEM'] as const;
export const KINDS = ['ORGANISATION', 'PERSON', 'CLASS', 'UNKNOWN'] as const;

export interface IncidentFormProps {
  readonly action: string;
  readonly draft: IncidentDraft;
  /** What the search for a name found; undefined where nothing was looked for. */
  readonly found?: readonly Involved[] | undefined;
  readonly errors: readonly FieldError[];
  readonly fields: Readonly<Record<string, string>>;
}

export interface DraftPageProps extends SignedInFrame, Omit<IncidentFormProps, 'fields'> {
  readonly fromReport?: string | undefined;
}

/** The page on which a new incident is written. */
export function DraftPage({ action, draft, found, errors, fromReport, ...frame }: DraftPageProps): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('deskIncident.new')} place="incidents" errors={errors}>
      <Heading>{t('deskIncident.new')}</Heading>
      {fromReport !== undefined && <Text>{t('deskIncident.fromReport', { id: fromReport })}</Text>}
      <IncidentForm action={action} draft={draft} found={found} errors={errors} fields={frame.fields} />
    </SignedInPage>
  );
}

/** Everything on one page: an editor sees the whole record while he writes it. */
export function IncidentForm({ action, draft, found, errors, fields }: IncidentFormProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const asked = (name: string) => ({ name, error: errorOf(errors, name) });
  const choices = (list: string, codes: readonly string[]): Choice[] => codes.map((value) => ({ value, label: words(messages, [`${list}.${value}`]) ?? value }));
  return (
    <Form action={action}>
      <DraftFields draft={fields} />
      <div class="fm-column">
        <InsetText>{t('deskIncident.note')}</InsetText>
        <TextInput {...asked('title')} label={t('deskIncident.field.title')} value={draft.title} maxLength={300} />
        <TextArea {...asked('summary')} label={t('deskIncident.field.summary')} hint={t('deskIncident.field.summary.hint')} value={draft.summary} rows={4} />
        <TextArea {...asked('account')} label={t('deskIncident.field.account')} hint={t('deskIncident.field.account.hint')} value={draft.account} rows={14} optional />
        <DateParts {...asked('occurred')} label={t('deskIncident.field.occurred')} value={draft.occurred} />
        <Select {...asked('severity')} label={t('deskIncident.field.severity')} value={draft.severity} choices={choices('severity', SEVERITY)} />
        <Checkboxes {...asked('harmTypes')} label={t('deskIncident.field.harmTypes')} values={draft.harmTypes} choices={choices('harm', HARM)} />
      </div>
      <Rows count={draft.countries.length + 1}>
        {(i) => (
          <Select
            key={i}
            name={`country-${i}`}
           
            label={t('deskIncident.field.country', { n: i + 1 })}
            value={draft.countries[i]}
            choices={countryChoices(messages)}
            error={i === 0 ? errorOf(errors, 'countries') : undefined}
          />
        )}
      </Rows>
      <div class="fm-column">
        <TextInput {...asked('harmed')} label={t('deskIncident.field.harmed')} value={draft.harmed} optional />
        <TextInput {...asked('quantity')} label={t('deskIncident.field.quantity')} value={draft.quantity} optional width={10} inputMode="numeric" />
      </div>
      <Heading level={2}>{t('deskIncident.systems')}</Heading>
      <Rows count={draft.systems.length + 1}>
        {(i) => (
          <div class="fm-rows" key={i}>
            <TextInput name={`systemName-${i}`} label={t('deskIncident.system.name', { n: i + 1 })} value={draft.systems[i]?.name} error={i === 0 ? errorOf(errors, 'systems') : undefined} />
            <TextInput name={`systemVersion-${i}`} label={t('deskIncident.system.version')} value={draft.systems[i]?.version} optional />
          </div>
        )}
      </Rows>
      <Heading level={2}>{t('deskIncident.sources')}</Heading>
      <Rows count={draft.sources.length + 2}>
        {(i) => <SourceRow key={i} index={i} source={draft.sources[i]} errors={errors} />}
      </Rows>
      <Text small>{t('deskIncident.more')}</Text>
      <Heading level={2}>{t('deskIncident.entities')}</Heading>
      <Entities draft={draft} found={found} errors={errors} />
      <div class="fm-column">
        <Radios {...asked('names')} label={t('deskIncident.names')} hint={t('deskIncident.names.hint')} value={draft.names} choices={choices('deskIncident.names', ['no', 'yes'])} />
      </div>
      <Button name="step" value="save">
        {t('deskIncident.save')}
      </Button>
    </Form>
  );
}

function Rows({ count, children }: { readonly count: number; readonly children: (index: number) => VNode }): VNode {
  return <>{Array.from({ length: count }, (_, i) => children(i))}</>;
}

function SourceRow({ index, source, errors }: { readonly index: number; readonly source: IncidentDraft['sources'][number] | undefined; readonly errors: readonly FieldError[] }): VNode {
  const { t } = useWords();
  return (
    <div class="fm-rows">
      <TextInput
        name={`sourceUrl-${index}`}
       
        label={t('deskIncident.source.url', { n: index + 1 })}
        value={source?.url}
        inputMode="url"
        error={errorOf(errors, `sourceUrl-${index}`) ?? (index === 0 ? errorOf(errors, 'sources') : undefined)}
      />
      <TextInput name={`sourceTitle-${index}`} label={t('deskIncident.source.title')} value={source?.title} optional />
      <TextInput name={`sourcePublisher-${index}`} label={t('deskIncident.source.publisher')} value={source?.publisher} optional />
      <TextInput
        name={`sourceDate-${index}`}
       
        label={t('deskIncident.source.date')}
        hint={t('deskIncident.source.date.hint')}
        value={source?.date}
        width={10}
        optional
        error={errorOf(errors, `sourceDate-${index}`)}
      />
    </div>
  );
}

/** Who is named, each with a part; and a search, so that one name is one entity. It works without a script: every button sends the form. */
function Entities({ draft, found, errors }: { readonly draft: IncidentDraft; readonly found: readonly Involved[] | undefined; readonly errors: readonly FieldError[] }): VNode {
  const messages = useWords();
  const { t } = messages;
  const kindOf = (kind: string): string => words(messages, [`kind.${kind}`]) ?? kind;
  return (
    <div class="fm-column">
      {draft.involved.map(({ id, name, kind, role }) => (
        <div key={id}>
          <DraftFields draft={{ entity: id, entityName: name, entityKind: kind }} />
          <Select
            name={`role-${id}`}
           
            label={t('deskIncident.entity.role', { name, kind: kindOf(kind) })}
            value={role}
            error={errorOf(errors, `role-${id}`)}
            choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <Checkboxes name={`drop-${id}`} label={t('deskIncident.entity.drop', { name })} choices={[{ value: id, label: t('deskIncident.entity.dropped') }]} />
        </div>
      ))}
      <TextInput name="find" label={t('deskIncident.find')} value={draft.find} width={30} error={errorOf(errors, 'entities')} />
      <Button name="step" value="find" kind="secondary" small>
        {t('deskIncident.find.button')}
      </Button>
      {found !== undefined && draft.find !== '' && (
        <>
          {found.length === 0 && <Text>{t('deskIncident.find.none')}</Text>}
          {found
            .filter(({ id }) => !draft.involved.some((one) => one.id === id))
            .map(({ id, name, kind }) => (
              <p key={id}>
                <Button name="step" value={`add:${id}`} kind="secondary" small>
                  {t('deskIncident.find.add', { name, kind: kindOf(kind) })}
                </Button>
              </p>
            ))}
          <Select name="newKind" label={t('deskIncident.register.kind', { name: draft.find })} choices={KINDS.map((value) => ({ value, label: kindOf(value) }))} error={errorOf(errors, 'newKind')} />
          <Button name="step" value="register" kind="secondary" small>
            {t('deskIncident.register.button')}
          </Button>
        </>
      )}
    </div>
  );
}
