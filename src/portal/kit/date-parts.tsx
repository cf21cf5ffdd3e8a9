import type { VNode } from 'preact';
import type { MessageKey } from '../messages/index.js';
import { FieldsetGroup, type FieldProps, fieldId } from './field.js';
import { useWords } from './words.js';

/**
 * A date as precisely as a person knows it. Three fields may be filled from the right: year; month and year; day, month and
 * year; or the box "I do not know". From what is filled follows the precision, so nobody is asked for a guess.
 */
export interface DatePartsValue {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly unknown: boolean;
}

export interface DatePartsProps extends Omit<FieldProps, 'hint'> {
  readonly value?: DatePartsValue | undefined;
}

const PARTS = [
  { part: 'day', words: 'date.day', width: 2 },
  { part: 'month', words: 'date.month', width: 2 },
  { part: 'year', words: 'date.year', width: 4 },
] as const;

export function DateParts(props: DatePartsProps): VNode {
  const { t } = useWords();
  const id = fieldId(props.name);
  const unknown = `${id}-unknown`;
  return (
    <FieldsetGroup {...props} hint={t('date.hint')}>
      <div class="govuk-date-input" id={id} tabIndex={-1}>
        {PARTS.map(({ part, words, width }) => (
          <div class="govuk-date-input__item" key={part}>
            <div class="govuk-form-group">
              <label class="govuk-label govuk-date-input__label" for={`${id}-${part}`}>
                {t(words)}
              </label>
              <input
                class={`govuk-input govuk-date-input__input govuk-input--width-${width}${props.error === undefined ? '' : ' govuk-input--error'}`}
                id={`${id}-${part}`}
                name={`${props.name}.${part}`}
                type="text"
                inputMode="numeric"
                autocomplete="off"
                maxLength={10}
                value={props.value?.[part] ?? ''}
              />
            </div>
          </div>
        ))}
      </div>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={unknown}
            name={`${props.name}.unknown`}
            value="yes"
            checked={props.value?.unknown ?? false}
          />
          <label class="govuk-label govuk-checkboxes__label" for={unknown}>
            {t('date.unknown')}
          </label>
        </div>
      </div>
    </FieldsetGroup>
  );
}

export type ReadDate =
  | { readonly ok: true; readonly precision: 'day' | 'month' | 'year'; readonly date: string }
  | { readonly ok: true; readonly precision: 'unknown'; readonly date: null }
  | { readonly ok: false; readonly error: MessageKey };

/** Reads the three fields: `{day: '', month: '3', year: '2024'}` → `2024-03`, precision month. All empty is "unknown" too. */
export function readDateParts(value: DatePartsValue): ReadDate {
  const [day, month, year] = [value.day.trim(), value.month.trim(), value.year.trim()];
  if (value.unknown || (day === '' && month === '' && year === '')) return { ok: true, precision: 'unknown', date: null };
  if (year === '') return { ok: false, error: 'date.error.needsYear' };
  if (!/^(19|20)\d{2}$/.test(year)) return { ok: false, error: 'date.error.year' };
  if (month === '') return day === '' ? { ok: true, precision: 'year', date: year } : { ok: false, error: 'date.error.needsMonth' };
  if (!/^(0?[1-9]|1[0-2])$/.test(month)) return { ok: false, error: 'date.error.month' };
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === '') return { ok: true, precision: 'month', date: yearMonth };
  const date = `${yearMonth}-${day.padStart(2, '0')}`;
  const real = /^\d{1,2}$/.test(day) && !Number.isNaN(Date.parse(date)) && new Date(Date.parse(date)).toISOString().startsWith(date);
  return real ? { ok: true, precision: 'day', date } : { ok: false, error: 'date.error.day' };
}

/** The three fields as they came in a posted form. */
export function datePartsFrom(name: string, form: Readonly<Record<string, string | undefined>>): DatePartsValue {
  return {
    day: form[`${name}.day`] ?? '',
    month: form[`${name}.month`] ?? '',
    year: form[`${name}.year`] ?? '',
    unknown: form[`${name}.unknown`] === 'yes',
  };
}
