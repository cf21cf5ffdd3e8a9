import type { VNode } from 'preact';
import { useWords } from './words.js';

export interface CodeProps {
  readonly label: string;
  /** `7KQ2M-…`: groups divided by hyphens. */
  readonly value: string;
}

/** A case code, in groups for reading aloud and writing down. The island `copy-code` adds a button where script runs. */
export function Code({ label, value }: CodeProps): VNode {
  const { t } = useWords();
  const groups = value.split('-');
  return (
    <div class="fm-code">
      <p class="fm-code__label">{label}</p>
      <p class="fm-code__value">
        {groups.map((group, i) => (
          <span class="fm-code__group" key={i}>
            {i < groups.length - 1 ? `${group}-` : group}
          </span>
        ))}
      </p>
      <fm-copy-code data-code={value} data-label={t('code.copy')} data-done={t('code.copied')} data-failed={t('code.failed')} />
    </div>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fm-copy-code': {
        readonly 'data-code': string;
        readonly 'data-label': string;
        readonly 'data-done': string;
        readonly 'data-failed': string;
      };
    }
  }
}
