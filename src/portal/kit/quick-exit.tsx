import type { VNode } from 'preact';
import { useWords } from './words.js';

/**
 * A plain link away from here, which stays in reach while the page scrolls, and a note on what it does not do: without a script
 * it cannot take this page out of the browser's history, and a person in danger must know.
 */
export function QuickExit({ href }: { readonly href: string }): VNode {
  const { t } = useWords();
  return (
    <aside class="fm-exit-area" aria-label={t('exit.label')}>
      <div class="fm-exit">
        <div class="fm-exit__inner govuk-width-container">
          <a
            class="fm-button fm-button--secondary fm-button--small"
            href={href}
            rel="nofollow noreferrer noopener"
            aria-describedby="exit-note"
          >
            {t('exit.link')}
          </a>
        </div>
      </div>
      <div>
        <div class="govuk-width-container">
          <p class="fm-exit__note" id="exit-note">
            {t('exit.note', { place: new URL(href).hostname })}
          </p>
        </div>
      </div>
    </aside>
  );
}
