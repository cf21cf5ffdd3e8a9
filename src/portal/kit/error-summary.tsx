import type { VNode } from 'preact';
import { fieldId } from './field.js';
import { useWords } from './words.js';

export interface FieldError {
  /** The field's `name`; without one the error concerns the whole page. */
  readonly field?: string | undefined;
  readonly text: string;
}

/** All that is wrong, at the top, each line leading to its field. It takes the focus, so that it is read out first. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }): VNode | null {
  const { t } = useWords();
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} autofocus>
      <h2 class="govuk-error-summary__title" id="error-summary-title">
        {t('error.title')}
      </h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {errors.map(({ field, text }, i) => (
            <li key={i}>{field === undefined ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The error of one field, for its `error` property. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}
