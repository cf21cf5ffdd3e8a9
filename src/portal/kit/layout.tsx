import type { ComponentChildren, VNode } from 'preact';
import type { Assets } from '../assets.js';
import { type MessageKey, type Messages, withParameter } from '../messages/index.js';
import { FAVICON, Mark } from './mark.js';
import { QuickExit } from './quick-exit.js';
import { WithWords } from './words.js';

export type Section = 'report' | 'incidents' | 'councils' | 'juries' | 'answers' | 'ledger' | 'integrity' | 'case';

const SECTIONS: readonly { readonly section: Section; readonly path: string; readonly words: MessageKey }[] = [
  { section: 'report', path: '/report', words: 'nav.report' },
  { section: 'incidents', path: '/incidents', words: 'nav.incidents' },
  { section: 'councils', path: '/councils', words: 'nav.councils' },
  { section: 'juries', path: '/juries', words: 'nav.juries' },
  { section: 'answers', path: '/answers', words: 'nav.answers' },
  { section: 'ledger', path: '/ledger', words: 'nav.ledger' },
  { section: 'integrity', path: '/integrity', words: 'nav.integrity' },
  { section: 'case', path: '/case', words: 'nav.case' },
];

export interface LayoutProps {
  readonly messages: Messages;
  readonly assets: Assets;
  readonly title: string;
  /** Path and query of this page, for the language switch. Never of a page that was posted to: pass its GET address. */
  readonly path: string;
  readonly section?: Section | undefined;
  /** The title says "Error:" first, so that a screen reader hears at once that the form came back. */
  readonly hasErrors?: boolean | undefined;
  /** Filing and case pages: where "Leave this page quickly" leads. Nothing is asked of that place until the link is followed. */
  readonly quickExit?: string | undefined;
  readonly description?: string | undefined;
  /** Islands that this page uses, by file name. */
  readonly islands?: readonly string[] | undefined;
  readonly feeds?: readonly { readonly type: string; readonly href: string; readonly title: string }[] | undefined;
  /** Breadcrumbs or a back link: stands before the main part. */
  readonly before?: ComponentChildren;
  /** The front page's opening, across the whole width under the header: heading, a few words, what to do. */
  readonly hero?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** The whole document around a page. */
export function Layout(props: LayoutProps): VNode {
  const { messages, assets, title } = props;
  const { t } = messages;
  const pageTitle = t('site.pageTitle', { title: props.hasErrors ? t('site.errorTitle', { title }) : title });
  return (
    <html lang={messages.language.tag} dir={messages.language.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{pageTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#143a2c" />
        {props.description !== undefined && <meta name="description" content={props.description} />}
        <link rel="icon" type="image/svg+xml" href={FAVICON} />
        <link rel="stylesheet" href={assets.style} />
        {props.feeds?.map((feed) => (
          <link key={feed.href} rel="alternate" type={feed.type} href={feed.href} title={feed.title} />
        ))}
        {props.islands?.map((name) => (
          <script key={name} type="module" src={assets.island(name)} />
        ))}
      </head>
      <body>
        <WithWords messages={messages}>
          <a class="govuk-skip-link" href="#main">
            {t('site.skip')}
          </a>
          <Header messages={messages} section={props.section} />
          {props.quickExit !== undefined && <QuickExit href={props.quickExit} />}
          <div class="fm-page">
            {props.before !== undefined && <div class="govuk-width-container">{props.before}</div>}
            <main class="fm-main" id="main" tabIndex={-1}>
              {props.hero !== undefined && (
                <div class="fm-hero">
                  <div class="fm-hero__inner govuk-width-container">{props.hero}</div>
                </div>
              )}
              <div class="fm-main__inner govuk-width-container">{props.children}</div>
            </main>
          </div>
          <Footer messages={messages} path={props.path} />
        </WithWords>
      </body>
    </html>
  );
}

function Header({ messages, section }: { readonly messages: Messages; readonly section?: Section | undefined }): VNode {
  const { t, link } = messages;
  return (
    <header class="fm-header">
      <div class="govuk-width-container">
        <div class="fm-header__inner">
          <a class="fm-brand" href={link('/')} aria-label={t('site.home')}>
            <Mark />
            <span class="fm-brand__name">{t('site.name')}</span>
          </a>
          <nav class="fm-nav" aria-label={t('nav.label')}>
            <ul class="fm-nav__list">
              {SECTIONS.map((s) => (
                <li key={s.section}>
                  <a class="fm-nav__link" href={link(s.path)} aria-current={s.section === section ? 'true' : undefined}>
                    {t(s.words)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}

function Footer({ messages, path }: { readonly messages: Messages; readonly path: string }): VNode {
  const { t, link, languages, language } = messages;
  return (
    <footer class="fm-footer">
      <div class="govuk-width-container">
        <p class="fm-footer__text">{t('footer.promise')}</p>
        <p class="fm-footer__text">{t('footer.privacy')}</p>
        <nav aria-label={t('footer.label')}>
          <ul class="fm-footer__list">
            <li>
              <a href={link('/ledger/verify')}>{t('footer.verify')}</a>
            </li>
            <li>
              <a href={link('/integrity')}>{t('nav.integrity')}</a>
            </li>
            <li>
              <a href={link('/about/privacy')}>{t('footer.stored')}</a>
            </li>
            <li>
              <a href={link('/desk')}>{t('footer.desk')}</a>
            </li>
            {languages.length > 1 &&
              languages
                .filter((l) => l.tag !== language.tag)
                .map((l) => (
                  <li key={l.tag}>
                    <a href={withParameter(path, 'lang', l.tag)} lang={l.tag} hreflang={l.tag}>
                      {l.name}
                    </a>
                  </li>
                ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
