import type { VNode } from 'preact';
import { describedBy, type FieldProps, fieldId, FormGroup } from './field.js';

export interface TextInputProps extends FieldProps {
  readonly value?: string | undefined;
  /** Characters that the answer usually has: the width says what is expected. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly inputMode?: 'text' | 'numeric' | 'url' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly spellcheck?: boolean | undefined;
}

/** Nothing is `required` in the browser's sense: the server answers in words, and keeps what was typed. */
export function TextInput(props: TextInputProps): VNode {
  const width = props.width === undefined ? '' : ` govuk-input--width-${props.width}`;
  return (
    <FormGroup {...props}>
      <input
        class={`govuk-input${width}${props.error === undefined ? '' : ' govuk-input--error'}`}
        id={fieldId(props.name)}
        name={props.name}
        type="text"
        value={props.value ?? ''}
        inputMode={props.inputMode}
        autocomplete={props.autocomplete ?? 'off'}
        maxLength={props.maxLength}
        spellcheck={props.spellcheck}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
    </FormGroup>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number | undefined;
}

export function TextArea(props: TextAreaProps): VNode {
  return (
    <FormGroup {...props}>
      <textarea
        class={`govuk-textarea${props.error === undefined ? '' : ' govuk-textarea--error'}`}
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 6}
        maxLength={props.maxLength}
        autocomplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        value={props.value ?? ''}
      />
    </FormGroup>
  );
}
