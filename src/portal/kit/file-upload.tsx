import type { VNode } from 'preact';
import { formatBytes } from '../messages/formats.js';
import { describedBy, type FieldProps, fieldId, FormGroup } from './field.js';
import { useWords } from './words.js';

export interface FileUploadProps extends Omit<FieldProps, 'hint'> {
  readonly maxFiles: number;
  readonly maxBytes: number;
  /** Which kinds are taken, in words. */
  readonly types: string;
  /** The same for the browser's file chooser: `.pdf,image/*`. The server decides by content, not by this. */
  readonly accept?: string | undefined;
}

/** Limits are said before anything is chosen. */
export function FileUpload(props: FileUploadProps): VNode {
  const words = useWords();
  const hint = words.t('files.limits', {
    count: props.maxFiles,
    size: formatBytes(words, props.maxBytes),
    types: props.types,
  });
  const field = { ...props, hint };
  return (
    <FormGroup {...field}>
      <input
        class="fm-file"
        id={fieldId(props.name)}
        name={props.name}
        type="file"
        multiple={props.maxFiles > 1}
        accept={props.accept}
        aria-describedby={describedBy(field)}
        aria-invalid={props.error === undefined ? undefined : 'true'}
      />
    </FormGroup>
  );
}
