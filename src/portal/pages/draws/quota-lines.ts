import type { FieldError } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { DrawQuota } from './operations.js';

/** Quotas as a person types them, one on each line: `age; 16 to 29; 2; 4`. */
export type QuotaInput = Omit<DrawQuota, 'people'>;

export function quotaLines(quotas: readonly QuotaInput[]): string {
  return quotas.map(({ category, value, min, max }) => `${category}; ${value}; ${min}; ${max}`).join('\n');
}

export function readQuotas({ t }: Pick<Messages, 't'>, typed: string, field: string): { readonly quotas: QuotaInput[]; readonly errors: FieldError[] } {
  const quotas: QuotaInput[] = [];
  const errors: FieldError[] = [];
  const lines = typed.split('\n').map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const [category = '', value = '', min = '', max = '', ...more] = line.split(';').map((part) => part.trim());
    const whole = [min, max].every((number) => /^\d{1,4}$/.test(number));
    if (category === '' || value === '' || !whole || more.length > 0) errors.push({ field, text: t('openDraw.error.quotas', { line: i + 1 }) });
    else quotas.push({ category, value, min: Number(min), max: Number(max) });
  }
  if (quotas.length === 0 && errors.length === 0) errors.push({ field, text: t('openDraw.error.quotas', { line: 1 }) });
  return { quotas, errors: errors.slice(0, 3) };
}
