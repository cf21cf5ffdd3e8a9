import type { VNode } from 'preact';
import {
  BackLink, ButtonLink, Details, errorOf, type FieldError, Heading, InsetText, Pagination, Radios, Results, SearchBox, Select, SummaryList, Text, TextArea, TextInput,
} from '../../kit/index.js';
import { type Messages, withParameter } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { type EntryData, readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { KINDS } from './incident-form.js';
import type { DeskEntity, EntityListData } from './incident-operations.js';
import { MERGE_REASONS, UNMERGE_REASONS } from './incident-page.js';

function kindName(messages: Messages, kind: string): string {
  return words(messages, [`kind.${kind}`]) ?? kind;
}

export interface EntityListPageProps extends SignedInFrame, EntityListData {
  readonly search: string;
}

export function EntityListPage({ entities, search, ...frame }: EntityListPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { hasNextPage, endCursor } = entities.pageInfo;
  return (
    <SignedInPage {...frame} title={t('deskEntities.title')} place="entities">
      <Heading size="xl">{t('deskEntities.title')}</Heading>
      <ButtonLink href={link('/desk/entities/new')}>{t('deskEntities.new')}</ButtonLink>
      <SearchBox action="/desk/entities" label={t('deskEntities.search')} value={search} />
      {entities.edges.length === 0 && <Text>{t('deskEntities.none')}</Text>}
      <Results
        results={entities.edges.map(({ node }) => ({
          title: node.name ?? node.id,
          href: link(`/desk/entities/${node.id}`),
          facts: [kindName(messages, node.kind), t('deskEntities.incidents', { count: node.incidentCount }), ...(node.public ? [] : [t('deskEntities.hidden')])],
        }))}
      />
      {hasNextPage && endCursor !== null && (
        <Pagination of={t('deskEntities.title')} next={link(withParameter(search === '' ? '/desk/entities' : withParameter('/desk/entities', 'q', search), 'after', endCursor))} />
      )}
    </SignedInPage>
  );
}

export interface NewEntityPageProps extends SignedInFrame {
  readonly typed: FormFields;
  readonly errors: readonly FieldError[];
}

export function NewEntityPage({ typed, errors, ...frame }: NewEntityPageProps): VNode {
  const { messages, fields } = frame;
  const { t } = messages;
  return (
    <SignedInPage {...frame} title={t('deskEntities.new')} place="entities" errors={errors}>
      <div class="fm-column">
        <Heading>{t('deskEntities.new')}</Heading>
        <ActForm action="/desk/entities/new" fields={fields} button={t('deskEntity.register')} kind="primary">
          <TextInput name="name" label={t('deskEntity.name')} value={typed.text('name')} error={errorOf(errors, 'name')} maxLength={200} />
          <Radios
            name="kind"
            label={t('deskEntity.kind')}
            hint={t('deskEntity.kind.hint')}
            value={typed.text('kind')}
            error={errorOf(errors, 'kind')}
            choices={KINDS.map((value) => ({ value, label: kindName(messages, value) }))}
          />
          <TextArea name="aliases" label={t('deskEntity.aliases')} hint={t('deskEntity.aliases.hint')} optional rows={3} value={typed.text('aliases')} error={errorOf(errors, 'aliases')} />
        </ActForm>
      </div>
    </SignedInPage>
  );
}

export type EntityAct = 'kind' | 'rename' | 'merge' | 'unmerge';

export interface EntityDeskPageProps extends SignedInFrame {
  readonly entity: DeskEntity & { readonly history: readonly EntryData[] };
  readonly similarEntities: readonly { readonly likeness: number; readonly entity: DeskEntity }[];
  readonly errors: readonly FieldError[];
  readonly open?: EntityAct | undefined;
  readonly typed: FormFields;
  readonly done?: string | undefined;
}

export function EntityDeskPage({ entity, similarEntities, errors, open, typed, done, ...frame }: EntityDeskPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const act = (name: EntityAct) => ({ action: `/desk/entities/${entity.id}/${name}`, fields, open: open === name });
  const name = entity.name ?? entity.id;
  const choices = (list: string, codes: readonly string[]) => codes.map((value) => ({ value, label: words(messages, [`${list}.${value}`]) ?? value }));
  return (
    <SignedInPage {...frame} title={name} place="entities" errors={errors} done={done} before={<BackLink href={link('/desk/entities')} text={t('deskEntities.title')} />}>
      <Heading caption={t('record.entity', { id: entity.id })}>{name}</Heading>
      <SummaryList
        rows={[
          { key: t('deskEntity.kind'), value: kindName(messages, entity.kind) },
          { key: t('deskEntity.aliases'), value: entity.aliases.join(', ') || t('account.none') },
          { key: t('deskIncidents.title'), value: t('deskEntities.incidents', { count: entity.incidentCount }) },
        ]}
      />
      {entity.public && (
        <Text>
          <a href={link(`/entities/${entity.id}`)}>{t('deskIncident.view')}</a>
        </Text>
      )}
      {entity.kind === 'ORGANISATION' && frame.me.roles.includes('steward') && (
        <Text>
          <a href={link(`/labs/${entity.id}/steward`)}>{t('deskEntity.lab')}</a>
        </Text>
      )}
      {entity.mergedInto === null ? (
        <>
          <FoldedAct {...act('kind')} summary={t('deskEntity.setKind')} button={t('deskEntity.setKind')}>
            <Radios name="kind" label={t('deskEntity.kind')} hint={t('deskEntity.kind.hint')} value={entity.kind} error={errorOf(errors, 'kind')} choices={choices('kind', KINDS)} />
          </FoldedAct>
          <FoldedAct {...act('rename')} summary={t('deskEntity.rename')} button={t('deskEntity.save')}>
            <TextInput name="name" label={t('deskEntity.name')} value={typed.text('name') || name} error={errorOf(errors, 'name')} />
            <TextArea
              name="aliases"
              label={t('deskEntity.aliases')}
              hint={t('deskEntity.aliases.hint')}
              optional
              rows={3}
              value={open === 'rename' ? typed.text('aliases') : entity.aliases.join('\n')}
              error={errorOf(errors, 'aliases')}
            />
          </FoldedAct>
          <FoldedAct {...act('merge')} summary={t('deskEntity.merge')} button={t('deskEntity.merge')} kind="danger">
            <TextInput name="into" label={t('deskEntity.merge.into')} width={20} value={typed.text('into')} error={errorOf(errors, 'into')} />
            <Select name="mergeReason" label={t('deskIncident.reason')} value={typed.text('mergeReason') || 'SAME_ENTITY'} error={errorOf(errors, 'mergeReason')} choices={choices('merge', MERGE_REASONS)} />
          </FoldedAct>
          {similarEntities.length > 0 && <Heading level={2}>{t('deskEntity.similar')}</Heading>}
          <div class="fm-desk__similar">
            {similarEntities.map(({ likeness, entity: other }) => (
              <div class="fm-desk__compare" key={other.id}>
                <Text>
                  <a href={link(`/desk/entities/${other.id}`)}>{other.name ?? other.id}</a>, {kindName(messages, other.kind)}
                </Text>
                <Text small>{t('deskEntity.similar.text', { percent: likeness })}</Text>
                <ActForm {...act('merge')} fields={{ ...fields, into: other.id, mergeReason: 'SAME_ENTITY' }} button={t('deskEntity.similar.button')} small />
              </div>
            ))}
          </div>
        </>
      ) : (
        <>
          <InsetText>{t('deskEntity.mergedInto', { id: entity.mergedInto })}</InsetText>
          <ButtonLink href={link(`/desk/entities/${entity.mergedInto}`)} kind="secondary">
            {t('record.entity', { id: entity.mergedInto })}
          </ButtonLink>
          <FoldedAct {...act('unmerge')} summary={t('deskEntity.unmerge')} button={t('deskEntity.unmerge')}>
            <Select name="unmergeReason" label={t('deskIncident.reason')} error={errorOf(errors, 'unmergeReason')} choices={choices('unmerge', UNMERGE_REASONS)} />
          </FoldedAct>
        </>
      )}
      <Details summary={t('deskEntity.history')}>
        <History entries={entity.history.map(readEntry)} />
      </Details>
    </SignedInPage>
  );
}
