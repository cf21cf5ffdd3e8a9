import { randomInt } from 'node:crypto';
import type { VNode } from 'preact';
import { Checkboxes, errorOf, type FieldError, Heading, Radios, Select, Text, TextInput, useWords } from '../../kit/index.js';
import type { MessageKey, Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { askedBy, CHOICE, fieldOf, type Problem, singleChoices, type TallyOfForm } from '../../ballots/ballot-choice.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { optionName } from './motion-words.js';
import type { MotionData } from './operations.js';

export function tallyOf(rule: string): TallyOfForm {
  return (JSON.parse(rule) as { readonly tally: TallyOfForm }).tally;
}

/** What can be chosen, in an order of its own for each ballot: what stands first is chosen more often. An abstention stays last. */
export function shuffled(tally: TallyOfForm): readonly string[] {
  const options = [...(tally.options ?? singleChoices(tally).filter((one) => one !== 'abstain'))];
  for (let i = options.length - 1; i > 0; i--) {
    const k = randomInt(i + 1);
    [options[i], options[k]] = [options[k]!, options[i]!];
  }
  return options;
}

/** The order that the form was shown in, where it comes back whole; otherwise a new one. */
export function orderIn(form: FormFields, tally: TallyOfForm): readonly string[] {
  const given = form.text('order').split(' ');
  const fresh = shuffled(tally);
  return given.length === fresh.length && fresh.every((option) => given.includes(option)) ? given : fresh;
}

export interface ChoiceFieldsProps {
  readonly motion: MotionData;
  readonly tally: TallyOfForm;
  readonly order: readonly string[];
  readonly form: FormFields | undefined;
  readonly errors: readonly FieldError[];
}

/** The question of a ballot, as its method asks it. */
export function ChoiceFields({ motion, tally, order, form, errors }: ChoiceFieldsProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const label = (option: string): string => words(messages, tally.options ? [] : [`vote.choice.${option}`]) ?? optionName(messages, motion, option);
  const hint = `${methodHint(messages, tally)} ${t('vote.order')}`;
  switch (askedBy(tally)) {
    case 'one': {
      const options = tally.options ? order : [...order, 'abstain'];
      return (
        <Radios
          name={CHOICE}
          label={t('vote.choice')}
          hint={hint}
          value={form?.text(CHOICE)}
          error={errorOf(errors, CHOICE)}
          choices={options.map((value) => ({ value, label: label(value) }))}
        />
      );
    }
    case 'several':
      return (
        <Checkboxes name={CHOICE} label={t('vote.choice')} hint={hint} values={form?.list(CHOICE)} error={errorOf(errors, CHOICE)} choices={order.map((value) => ({ value, label: label(value) }))} />
      );
    case 'numbers':
    case 'places':
      return (
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{t('vote.choice')}</legend>
          <Text>{hint}</Text>
          {order.map((option) => (
            <OptionField key={option} name={fieldOf(option)} label={label(option)} tally={tally} value={form?.text(fieldOf(option))} error={errorOf(errors, fieldOf(option))} />
          ))}
        </fieldset>
      );
  }
}

interface OptionFieldProps {
  readonly name: string;
  readonly label: string;
  readonly tally: TallyOfForm;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

function OptionField({ tally, ...field }: OptionFieldProps): VNode {
  const { t } = useWords();
  if (tally.grades) return <Select {...field} choices={tally.grades.map((grade) => ({ value: String(grade), label: String(grade) })).toReversed()} />;
  if (askedBy(tally) === 'numbers') return <TextInput {...field} width={4} inputMode="numeric" />;
  const most = Math.min(tally.ballots?.maxRanks ?? Infinity, tally.options?.length ?? 0);
  return <Select {...field} choices={Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: t('vote.place', { place: i + 1 }) }))} />;
}

function methodHint({ t }: Messages, { method, min = 0, max = 0, budget = 0, maxApprovals, ballots }: TallyOfForm): string {
  switch (method) {
    case 'yes-no':
    case 'consent':
    case 'plurality':
      return t('vote.hint.one');
    case 'approval':
      return maxApprovals === undefined ? t('vote.hint.several') : t('vote.hint.severalMost', { most: maxApprovals });
    case 'score':
    case 'star':
      return t('vote.hint.score', { min, max });
    case 'majority-judgment':
      return t('vote.hint.grade');
    case 'cumulative':
      return t('vote.hint.cumulative', { budget });
    case 'quadratic':
      return t('vote.hint.quadratic', { budget });
    default:
      return t(ballots?.overvote === 'all-count' ? 'vote.hint.rankEqual' : 'vote.hint.rank');
  }
}

export function problemWords({ t }: Messages, problem: Problem): string {
  return t(`vote.problem.${problem}` satisfies MessageKey);
}

/** What a ballot says, before and after it is signed. */
export function ThreeHashes({ text, rule, roll }: { readonly text: string; readonly rule: string; readonly roll: string }): VNode {
  const { t } = useWords();
  return (
    <div class="fm-named">
      <Heading level={3}>{t('vote.hashes')}</Heading>
      <dl class="fm-hashes">
        <dt>{t('vote.hash.text')}</dt>
        <dd>{text}</dd>
        <dt>{t('vote.hash.rule')}</dt>
        <dd>{rule}</dd>
        <dt>{t('vote.hash.roll')}</dt>
        <dd>{roll}</dd>
      </dl>
    </div>
  );
}
