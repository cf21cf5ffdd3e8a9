import type { VNode } from 'preact';
import { Button, DraftFields, Form, Hidden } from '../../kit/index.js';

interface RemoveFormProps {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly remove: string;
  /** Which one, for those who hear the button and do not see its row. */
  readonly which: string;
}

export function RemoveForm({ action, fields, remove, which }: RemoveFormProps): VNode {
  return (
    <Form action={action}>
      <DraftFields draft={fields} />
      <Button kind="secondary" small>
        {remove} <Hidden>{which}</Hidden>
      </Button>
    </Form>
  );
}
