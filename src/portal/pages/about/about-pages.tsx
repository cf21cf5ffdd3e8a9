import type { ComponentChildren, VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Heading, Layout, List, Text } from '../../kit/index.js';
import type { MessageKey } from '../../messages/index.js';
import type { Frame } from '../../portal.js';
import { StackedTable } from '../stacked-table.js';

/** Help, in plain words. Each page answers one question that somebody has before they decide to report. */
export const ABOUT = { safety: SafetyPage, reports: ReportsPage, privacy: PrivacyPage } as const;
type Topic = keyof typeof ABOUT;

function Help({ topic, children, ...frame }: Frame & { readonly topic: Topic; readonly children: ComponentChildren }): VNode {
  const { t, link } = frame.messages;
  const others = (Object.keys(ABOUT) as Topic[]).filter((other) => other !== topic);
  return (
    <Layout {...frame} title={t(`about.${topic}.title`)} description={t(`about.${topic}.lead`)} before={<Breadcrumbs crumbs={[{ text: t('about.crumb'), href: link('/') }]} />}>
      <div class="fm-column">
        <Heading size="xl">{t(`about.${topic}.title`)}</Heading>
        <p class="govuk-body-l">{t(`about.${topic}.lead`)}</p>
        {children}
        <Heading level={2}>{t('about.more')}</Heading>
        <List
          items={others.map((other) => (
            <a href={link(`/about/${other}`)}>{t(`about.${other}.title`)}</a>
          ))}
        />
        <Buttons>
          <ButtonLink href={link('/report')}>{t('nav.report')}</ButtonLink>
        </Buttons>
      </div>
    </Layout>
  );
}

function SafetyPage(frame: Frame): VNode {
  const { t } = frame.messages;
  const part = (heading: MessageKey, items: readonly MessageKey[]): VNode => (
    <>
      <Heading level={2}>{t(heading)}</Heading>
      <List items={items.map((item) => t(item))} />
    </>
  );
  return (
    <Help {...frame} topic="safety">
      {part('about.safety.before', ['about.safety.before.1', 'about.safety.before.2', 'about.safety.before.3'])}
      {part('about.safety.writing', ['about.safety.writing.1', 'about.safety.writing.2', 'about.safety.writing.3', 'about.safety.writing.4'])}
      {part('about.safety.after', ['about.safety.after.1', 'about.safety.after.2', 'about.safety.after.3'])}
      <Heading level={2}>{t('about.safety.law')}</Heading>
      <Text>{t('about.safety.law.text')}</Text>
      <Heading level={2}>{t('about.safety.limits')}</Heading>
      <Text>{t('about.safety.limits.text')}</Text>
    </Help>
  );
}

function ReportsPage(frame: Frame): VNode {
  const { t } = frame.messages;
  return (
    <Help {...frame} topic="reports">
      {([1, 2, 3, 4, 5] as const).map((n) => (
        <>
          <Heading level={2}>{t(`about.reports.${n}.title`)}</Heading>
          <Text>{t(`about.reports.${n}`)}</Text>
        </>
      ))}
      <Heading level={2}>{t('about.reports.reasons')}</Heading>
      <Text>{t('about.reports.reasons.text')}</Text>
    </Help>
  );
}

const KEPT = ['draft', 'address', 'words', 'contact', 'files', 'prints', 'code'] as const;

function PrivacyPage(frame: Frame): VNode {
  const { t } = frame.messages;
  return (
    <Help {...frame} topic="privacy">
      <Heading level={2}>{t('about.privacy.what')}</Heading>
      <StackedTable
        caption={t('about.privacy.what')}
        rows={KEPT}
        columns={[
          { heading: t('about.privacy.kind'), cell: (kept) => t(`about.privacy.${kept}`) },
          { heading: t('about.privacy.where'), cell: (kept) => t(`about.privacy.${kept}.where`) },
          { heading: t('about.privacy.long'), cell: (kept) => t(`about.privacy.${kept}.long`) },
        ]}
      />
      {(['cookies', 'others', 'erase'] as const).map((part) => (
        <>
          <Heading level={2}>{t(`about.privacy.${part}`)}</Heading>
          <Text>{t(`about.privacy.${part}.text`)}</Text>
        </>
      ))}
    </Help>
  );
}
