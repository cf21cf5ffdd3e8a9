import type { VNode } from 'preact';
import { useWords } from './words.js';

/**
 * A plain link away from here, always in reach. It says what it does not do: without a script it cannot take this page out of
 * the browser's history, and a person in danger must know that.
 */
export function QuickExit({ href }: { readonly href: string }): VNode {
  const { t } = useWords();
  return (
    <div class="fm-exit">
      <div class="govuk-width-container">
        <div class="fm-exit__inner">
          <p class="fm-exit__why" id="exit-why">
            {t('exit.why', { place: new URL(href).hostname })}
          </p>
          <a
            class="fm-button fm-button--secondary fm-button--small"
            href={href}
            rel="nofollow noreferrer noopener"
            aria-describedby="exit-why"
          >
            {t('exit.link')}
          </a>
        </div>
      </div>
    </div>
  );
}
