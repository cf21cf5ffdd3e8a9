import type { ComponentChildren, VNode } from 'preact';
import { useWords } from '../../kit/index.js';

/** What the case key is to sign, and what is said when it has. */
export interface ToSign {
  readonly request: string;
  /** Base64. */
  readonly act: string;
  /** Handles of the files of an addition, in their order. */
  readonly files: readonly string[];
  readonly done: string;
}

export interface OwnCaseProps {
  /** Of the log: whoever shows that he holds a key signs it too. */
  readonly origin: string;
  /** The clock by which the node will judge how old such a signature is; that of the reader's machine may be wrong. */
  readonly now: string;
  readonly toSign?: ToSign | undefined;
  readonly children: ComponentChildren;
}

export const OWN_CASE = ['own-case'] as const;

/** The column of a case page. Where a script runs, the forms in it are sent with signatures in place of the code. */
export function OwnCase({ origin, now, toSign, children }: OwnCaseProps): VNode {
  const { t } = useWords();
  const sign = toSign && { 'data-request': toSign.request, 'data-act': toSign.act, 'data-files': toSign.files.join(' '), 'data-done': toSign.done };
  return (
    <fm-own-case data-origin={origin} data-now={now} data-waiting={t('case.script.waiting')} data-failed={t('case.script.failed')} {...sign}>
      <div class="fm-column">
        {children}
        <p class="govuk-body" role="status" data-said></p>
      </div>
    </fm-own-case>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fm-own-case': {
        readonly 'data-origin': string;
        readonly 'data-now': string;
        readonly 'data-waiting': string;
        readonly 'data-failed': string;
        readonly 'data-request'?: string;
        readonly 'data-act'?: string;
        readonly 'data-files'?: string;
        readonly 'data-done'?: string;
        readonly children?: ComponentChildren;
      };
    }
  }
}
