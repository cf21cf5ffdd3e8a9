import type { ComponentChildren, VNode } from 'preact';
import type { MessageKey } from '../messages/index.js';
import { Hidden, type Size } from './text.js';
import { useWords } from './words.js';

/** What every question on a form has. Ids of elements are made from `name`, so that an error can lead to its field. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong and what to do, in words. */
  readonly error?: string | undefined;
  /** Who will see the answer: shown at the question, before anything is typed. */
  readonly seenBy?: Audience | undefined;
  readonly optional?: boolean | undefined;
  /** The question is the heading of the page ("one thing per page"). */
  readonly isPageHeading?: boolean | undefined;
}

export type Audience = 'public' | 'publicAfterReview' | 'reviewers' | 'sealed';

/** The id that an error summary links to: the field itself, or the first of a group. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/** The value of `aria-describedby`, in reading order. */
export function describedBy(props: FieldProps): string | undefined {
  const id = fieldId(props.name);
  const parts = [
    props.hint !== undefined ? `${id}-hint` : undefined,
    props.seenBy !== undefined ? `${id}-seen` : undefined,
    props.error !== undefined ? `${id}-error` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

export function labelSize(props: FieldProps): Size {
  return props.isPageHeading ? 'l' : 's';
}

export function useLabel(props: FieldProps): string {
  const { t } = useWords();
  return props.optional ? t('field.optional', { label: props.label }) : props.label;
}

/** A question with one control. */
export function FormGroup(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  const text = useLabel(props);
  const label = (
    <label class={`govuk-label govuk-label--${labelSize(props)}`} for={fieldId(props.name)}>
      {text}
    </label>
  );
  return (
    <div class={groupClass(props)}>
      {props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label}
      <Notes {...props} />
      {props.children}
    </div>
  );
}

/** A question with several controls: a fieldset whose legend is the question. */
export function FieldsetGroup(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  const text = useLabel(props);
  return (
    <div class={groupClass(props)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${labelSize(props)}`}>
          {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{text}</h1> : text}
        </legend>
        <Notes {...props} />
        {props.children}
      </fieldset>
    </div>
  );
}

function groupClass(props: FieldProps): string {
  return props.error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';
}

const AUDIENCES: Readonly<Record<Audience, MessageKey>> = {
  public: 'field.seenBy.public',
  publicAfterReview: 'field.seenBy.publicAfterReview',
  reviewers: 'field.seenBy.reviewers',
  sealed: 'field.seenBy.sealed',
};

function Notes(props: FieldProps): VNode {
  const { t } = useWords();
  const id = fieldId(props.name);
  return (
    <>
      {props.hint !== undefined && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.seenBy !== undefined && (
        <span class="fm-seen-by" id={`${id}-seen`}>
          {props.seenBy === 'public' || props.seenBy === 'publicAfterReview' ? <Eye /> : <Lock />}
          {t(AUDIENCES[props.seenBy])}
        </span>
      )}
      {props.error !== undefined && (
        <p class="govuk-error-message" id={`${id}-error`}>
          <Hidden>{t('error.prefix')} </Hidden>
          {props.error}
        </p>
      )}
    </>
  );
}

function Eye(): VNode {
  return (
    <svg class="fm-seen-by__mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M1.5 10C4 5.8 7 4 10 4s6 1.8 8.5 6c-2.5 4.2-5.5 6-8.5 6s-6-1.8-8.5-6z" />
      <circle cx="10" cy="10" r="2.7" />
    </svg>
  );
}

function Lock(): VNode {
  return (
    <svg class="fm-seen-by__mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect x="3.5" y="8.5" width="13" height="9" rx="2" />
      <path d="M6.5 8.5V6a3.5 3.5 0 0 1 7 0v2.5" />
    </svg>
  );
}
