import type { ComponentChildren, VNode } from 'preact';
import { describedBy, FieldsetGroup, type FieldProps, fieldId, FormGroup } from './field.js';
import { useWords } from './words.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
}

export interface RadiosProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

export function Radios(props: RadiosProps): VNode {
  return (
    <FieldsetGroup {...props}>
      <div class="govuk-radios">
        {props.choices.map((choice, i) => (
          <Option key={choice.value} kind="radio" name={props.name} choice={choice} index={i} chosen={choice.value === props.value} />
        ))}
      </div>
    </FieldsetGroup>
  );
}

export interface CheckboxesProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly values?: readonly string[] | undefined;
}

export function Checkboxes(props: CheckboxesProps): VNode {
  return (
    <FieldsetGroup {...props}>
      <div class="govuk-checkboxes">
        {props.choices.map((choice, i) => (
          <Option
            key={choice.value}
            kind="checkbox"
            name={props.name}
            choice={choice}
            index={i}
            chosen={props.values?.includes(choice.value) ?? false}
          />
        ))}
      </div>
    </FieldsetGroup>
  );
}

interface OptionProps {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice;
  readonly index: number;
  readonly chosen: boolean;
}

function Option({ kind, name, choice, index, chosen }: OptionProps): VNode {
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  // The first option has the field's own id: an error summary leads there.
  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
  return (
    <div class={`${block}__item`}>
      <input
        class={`${block}__input`}
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        checked={chosen}
        aria-describedby={choice.hint === undefined ? undefined : `${id}-option-hint`}
      />
      <label class={`govuk-label ${block}__label`} for={id}>
        {choice.label}
      </label>
      {choice.hint !== undefined && (
        <div class={`govuk-hint ${block}__hint`} id={`${id}-option-hint`}>
          {choice.hint}
        </div>
      )}
    </div>
  );
}

export interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
}

/** For long closed lists only (countries); short ones are radios, which a thumb finds more easily. */
export function Select(props: SelectProps): VNode {
  const { t } = useWords();
  return (
    <FormGroup {...props}>
      <select
        class={`govuk-select${props.error === undefined ? '' : ' govuk-select--error'}`}
        id={fieldId(props.name)}
        name={props.name}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      >
        <option value="" selected={!props.value}>
          {t('field.choose')}
        </option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
