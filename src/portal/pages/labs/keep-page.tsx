import type { VNode } from 'preact';
import { BackLink, ButtonLink, Buttons, errorOf, type FieldError, Heading, InsetText, List, Radios, Tag, Text, useWords } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { Verbatim } from '../record/text.js';
import { ActForm } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { councilOf, mandateState, nameOf } from './lab-page.js';
import type { ClaimData, LabData, LabPageData } from './operations.js';

export const METHODS = ['DNS', 'WELL_KNOWN'] as const;

export interface KeepPageProps extends SignedInFrame {
  readonly lab: LabData;
  readonly councils: LabPageData['councils'];
  readonly typed?: { readonly domain: string; readonly method: string };
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** For whoever speaks for a lab, or is about to: the proof in plain steps, and what he may then do. */
export function KeepPage(props: KeepPageProps): VNode {
  const { lab, councils, typed: _, errors = [], done, ...frame } = props;
  const { messages, fields } = frame;
  const { t, link } = messages;
  const { entity, speaksFor, mandates, policies } = lab;
  const own = lab.claims.filter(({ member }) => member === frame.me.id);
  const title = t('labKeep.title', { lab: nameOf(messages, lab) });
  const running = mandates.filter(({ status }) => status !== 'ENDED');
  return (
    <SignedInPage {...frame} title={title} errors={errors} done={done} before={<BackLink href={link(`/labs/${entity}`)} text={nameOf(messages, lab)} />}>
      <div class="fm-column">
        <Heading>{title}</Heading>
        {speaksFor && (
          <>
            <InsetText>{t('labKeep.speaks')}</InsetText>
            <Buttons>
              <ButtonLink href={link(`/labs/${entity}/policy`)}>{t('labKeep.policy')}</ButtonLink>
              <ButtonLink href={link(`/labs/${entity}/mandate`)}>{t('labKeep.mandate')}</ButtonLink>
            </Buttons>
            {lab.recommendations.edges.some(({ node }) => node.open && node.outstanding) && (
              <>
                <Heading level={2}>{t('labKeep.to')}</Heading>
                <List
                  items={lab.recommendations.edges
                    .filter(({ node }) => node.open && node.outstanding)
                    .map(({ node }) => (
                      <a href={link(`/recommendations/${node.id}/respond`)}>{node.title ?? t('answers.untitled', { id: node.id })}</a>
                    ))}
                />
              </>
            )}
            {policies.some(({ status }) => status === 'PUBLISHED') && (
              <>
                <Heading level={2}>{t('labKeep.policy.revise')}</Heading>
                <List
                  items={policies
                    .filter(({ status }) => status === 'PUBLISHED')
                    .map(({ id, title: name }) => (
                      <a href={link(`/policies/${id}/revise`)}>{name ?? t('policy.untitled', { id })}</a>
                    ))}
                />
              </>
            )}
            {running.length > 0 && <Heading level={2}>{t('lab.mandates')}</Heading>}
            {running.map((mandate) => (
              <ActForm key={mandate.id} action={`/labs/${entity}/notice`} fields={{ ...fields, mandate: mandate.id }} button={t('labKeep.mandate.end')} kind="danger" small>
                <Text>
                  {councilOf(messages, councils, mandate.council)}: {mandateState(messages, mandate)}
                </Text>
              </ActForm>
            ))}
          </>
        )}
        {own.length > 0 && <Heading level={2}>{t('labKeep.claims')}</Heading>}
        {own.map((claim) => (
          <Claim key={claim.id} claim={claim} />
        ))}
        <Heading level={2}>{t('labKeep.claim')}</Heading>
        {lab.domains.length === 0 && lab.keys.length === 0 ? <Text>{t('labKeep.claim.none')}</Text> : <ClaimForm {...props} />}
        {speaksFor && (
          <ActForm action={`/labs/${entity}/leave`} fields={fields} button={t('labKeep.end')} kind="danger" small />
        )}
      </div>
    </SignedInPage>
  );
}

function ClaimForm({ lab, typed = { domain: '', method: '' }, errors = [], fields }: KeepPageProps): VNode {
  const { t } = useWords();
  return (
    <>
      {lab.domains.length > 0 && (
        <>
          <Text>{t('labKeep.claim.lead')}</Text>
          <ActForm action={`/labs/${lab.entity}/claim`} fields={fields} button={t('labKeep.claim.button')} kind="primary">
            <Radios name="domain" label={t('labKeep.claim.domain')} choices={lab.domains.map(({ name }) => ({ value: name, label: name }))} value={typed.domain} error={errorOf(errors, 'domain')} />
            <Radios
              name="method"
              label={t('labKeep.claim.method')}
              choices={METHODS.map((value) => ({ value, label: t(`labKeep.method.${value}`), hint: t(`labKeep.method.${value}.hint`) }))}
              value={typed.method}
              error={errorOf(errors, 'method')}
            />
          </ActForm>
        </>
      )}
      {lab.keys.length > 0 && (
        <>
          <Heading level={3}>{t('labKeep.key')}</Heading>
          <Text>{t('labKeep.key.text')}</Text>
        </>
      )}
    </>
  );
}

function Claim({ claim: { name, status, place, line } }: { readonly claim: ClaimData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section class="fm-desk__compare">
      <p class="govuk-body">
        {name} <Tag tone={status === 'VERIFIED' ? 'green' : status === 'PENDING' ? 'amber' : 'grey'}>{words(messages, [`claimStatus.${status}`]) ?? status}</Tag>
      </p>
      {status === 'PENDING' && place !== null && line !== null && (
        <>
          <ol class="govuk-list govuk-list--number">
            <li>{t('labKeep.claim.step1', { place })}</li>
            <li>
              {t('labKeep.claim.step2')}
              <Verbatim label={t('labKeep.claim.step2')} wrap>
                {line}
              </Verbatim>
            </li>
            <li>{t('labKeep.claim.step3')}</li>
          </ol>
          <Text small>{t('labKeep.claim.until')}</Text>
        </>
      )}
    </section>
  );
}
