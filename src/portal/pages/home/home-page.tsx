import type { VNode } from 'preact';
import { ButtonLink, Buttons, Heading, Layout, List, Text } from '../../kit/index.js';
import { formatNumber } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import type { Figures } from './operations.js';

export interface HomePageProps extends Frame {
  readonly figures: Figures;
}

/** What this is, three doors, what follows, and how we are doing. */
export function HomePage({ figures, ...frame }: HomePageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  return (
    <Layout
      {...frame}
      title={t('home.title')}
      description={t('home.lead')}
      hero={
        <>
          <Heading size="xl">{t('home.title')}</Heading>
          <Text>{t('home.lead')}</Text>
          <Buttons>
            <ButtonLink href={link('/report')}>{t('home.report')}</ButtonLink>
            <ButtonLink href={link('/incidents')} kind="secondary">
              {t('home.read')}
            </ButtonLink>
          </Buttons>
        </>
      }
    >
      <h2 class="govuk-visually-hidden">{t('home.doors')}</h2>
      <ul class="fm-doors">
        <Door title={t('home.door.report')} text={t('home.door.report.text')}>
          <a href={link('/report')}>{t('home.door.report.link')}</a> · <a href={link('/case')}>{t('home.door.report.case')}</a>
        </Door>
        <Door title={t('home.door.read')} text={t('home.door.read.text')}>
          <a href={link('/incidents')}>{t('home.door.read.link')}</a>
        </Door>
        <Door title={t('home.door.verify')} text={t('home.door.verify.text')}>
          <a href={link('/ledger/verify')}>{t('home.door.verify.link')}</a> · <a href={link('/ledger')}>{t('home.door.verify.ledger')}</a>
        </Door>
      </ul>
      <Heading level={2}>{t('home.follows')}</Heading>
      <ul class="fm-doors">
        <Door title={t('home.door.councils')} text={t('home.door.councils.text')}>
          <a href={link('/councils')}>{t('home.door.councils.link')}</a> · <a href={link('/motions')}>{t('home.door.councils.motions')}</a>
        </Door>
        <Door title={t('home.door.juries')} text={t('home.door.juries.text')}>
          <a href={link('/juries')}>{t('home.door.juries.link')}</a> · <a href={link('/draws')}>{t('home.door.juries.draws')}</a>
        </Door>
        <Door title={t('home.door.answers')} text={t('home.door.answers.text')}>
          <a href={link('/answers')}>{t('home.door.answers.link')}</a> · <a href={link('/answers/yearly')}>{t('home.door.answers.yearly')}</a>
        </Door>
      </ul>
      <Heading level={2}>{t('home.figures')}</Heading>
      <dl class="fm-figures">
        {(['received', 'open', 'overdue', 'published'] as const).map((name) => (
          <div class="fm-figure" key={name}>
            <dt>{t(`home.figures.${name}`, { count: figures[name] })}</dt>
            <dd>{formatNumber(messages, figures[name])}</dd>
          </div>
        ))}
      </dl>
      <Text small>{t('home.figures.from')}</Text>
      <Text>
        <a href={link('/integrity')}>{t('home.figures.link')}</a>
      </Text>
      <div class="fm-column">
        <Heading level={2}>{t('home.about')}</Heading>
        <List
          items={[
            <a href={link('/about/safety')}>{t('home.about.safety')}</a>,
            <a href={link('/about/reports')}>{t('home.about.reports')}</a>,
            <a href={link('/about/privacy')}>{t('home.about.privacy')}</a>,
          ]}
        />
        <Text>{t('home.what')}</Text>
      </div>
    </Layout>
  );
}

function Door({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: VNode | (VNode | string)[] }): VNode {
  return (
    <li class="fm-door">
      <Heading level={3} size="m">
        {title}
      </Heading>
      <Text>{text}</Text>
      <Text>{children}</Text>
    </li>
  );
}
