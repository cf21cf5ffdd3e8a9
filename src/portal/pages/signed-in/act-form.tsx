import type { ComponentChildren, VNode } from 'preact';
import { Button, Details, DraftFields, Form } from '../../kit/index.js';

export interface ActFormProps {
  readonly action: string;
  /** The hidden fields of every form, and more of the kind. */
  readonly fields: Readonly<Record<string, string>>;
  readonly button: string;
  readonly kind?: 'primary' | 'secondary' | 'danger';
  readonly small?: boolean;
  readonly children?: ComponentChildren;
}

/** One thing that can be done to a record: its questions, if it has any, and its button. */
export function ActForm({ action, fields, button, kind = 'secondary', small = false, children }: ActFormProps): VNode {
  return (
    <Form action={action}>
      <DraftFields draft={fields} />
      {children}
      <Button kind={kind} small={small}>
        {button}
      </Button>
    </Form>
  );
}

/** The same folded up under its name, open where something in it is wrong. */
export function FoldedAct({ summary, open = false, ...form }: ActFormProps & { readonly summary: string; readonly open?: boolean }): VNode {
  return (
    <Details summary={summary} open={open}>
      <ActForm {...form} />
    </Details>
  );
}
