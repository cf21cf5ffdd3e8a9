import type { ComponentChildren, VNode } from 'preact';
import { Hidden, Text } from './text.js';
import { useWords } from './words.js';

export interface DetailsProps {
  readonly summary: string;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
}

export function Details({ summary, open = false, children }: DetailsProps): VNode {
  return (
    <details class="fm-details" open={open}>
      <summary>{summary}</summary>
      <div class="fm-details__body">{children}</div>
    </details>
  );
}

export function WarningText({ children }: { readonly children: ComponentChildren }): VNode {
  const { t } = useWords();
  return (
    <div class="fm-warning">
      <svg class="fm-warning__mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
        <circle cx="14" cy="14" r="12" />
        <path d="M14 7.5v8M14 20v.4" />
      </svg>
      <div>
        <Hidden>{t('warning.prefix')} </Hidden>
        {children}
      </div>
    </div>
  );
}

export function InsetText({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="fm-inset govuk-body">{children}</div>;
}

export interface BannerProps {
  readonly kind?: 'success' | 'important';
  readonly children: ComponentChildren;
}

/** News for this reader, at the top of a page: "Your answer was sent". Success is announced at once. */
export function Banner({ kind = 'important', children }: BannerProps): VNode {
  const { t } = useWords();
  const success = kind === 'success';
  return (
    <section class={`fm-banner${success ? ' fm-banner--success' : ''}`} role={success ? 'alert' : undefined} aria-labelledby="banner-title">
      <h2 class="govuk-heading-s" id="banner-title">
        {t(success ? 'banner.success' : 'banner.important')}
      </h2>
      {children}
    </section>
  );
}

/** What this reader has just done, where it was something. */
export function Done({ text }: { readonly text: string | undefined }): VNode | null {
  return text === undefined ? null : (
    <Banner kind="success">
      <Text>{text}</Text>
    </Banner>
  );
}

/** The end of a transaction: "Your report is filed". The heading of the page stands in it. */
export function Panel({ title, children }: { readonly title: string; readonly children?: ComponentChildren }): VNode {
  return (
    <div class="fm-panel">
      <h1 class="govuk-heading-xl">{title}</h1>
      {children}
    </div>
  );
}

/** "Step 3 of 9", in words and as a row of pieces. */
export function Steps({ step, of }: { readonly step: number; readonly of: number }): VNode {
  const { t } = useWords();
  const width = 100 / of;
  return (
    <p class="fm-steps">
      {t('steps.caption', { step, of })}
      <svg class="fm-steps__track" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {Array.from({ length: of }, (_, i) => (
          <rect
            key={i}
            class={`fm-steps__step${i < step ? ' fm-steps__step--done' : ''}`}
            x={(i * width).toFixed(2)}
            y="0"
            width={(width - 0.8).toFixed(2)}
            height="2"
          />
        ))}
      </svg>
    </p>
  );
}
