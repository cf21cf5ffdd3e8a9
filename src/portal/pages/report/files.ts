import { formatBytes } from '../../messages/formats.js';
import type { FieldError } from '../../kit/index.js';
import type { IncomingFile, Staged } from '../../evidence-intake.js';
import type { FormWithFiles } from '../../form-files.js';
import type { Messages } from '../../messages/index.js';
import { FILE_BYTES } from '../../portal.js';
import { writeFile } from './draft.js';

export const MOST_FILES = 10;
export const MOST_BYTES = FILE_BYTES;
/** For the browser's file chooser. */
export const FILE_TYPES = 'image/*,audio/*,video/*,.pdf,.txt,.csv,.json,.eml,.docx,.odt,.zip';

export interface Chosen {
  /** Files of the draft, those from before included. */
  readonly files: readonly string[];
  readonly errors: readonly FieldError[];
}

/** Puts the files of a form aside for the report, and says of each that could not be taken why not. */
export async function chooseFiles(
  form: FormWithFiles,
  before: readonly string[],
  messages: Messages,
  stage: (file: IncomingFile) => Promise<Staged>,
): Promise<Chosen> {
  const errors: FieldError[] = form.tooLarge.map((name) => ({
    field: 'upload',
    text: messages.t('report.error.fileTooLarge', { name, size: formatBytes(messages, MOST_BYTES) }),
  }));
  const files = [...before];
  let tooMany = form.tooMany;
  for (const file of form.files) {
    if (files.length >= MOST_FILES) {
      tooMany = true;
      break;
    }
    const staged = await stage(file);
    if (staged.ok) files.push(writeFile(staged.upload));
    else errors.push({ field: 'upload', text: messages.t('report.error.fileRefused', { name: file.name, reason: staged.message }) });
  }
  if (tooMany) errors.push({ field: 'upload', text: messages.t('report.error.tooManyFiles', { most: MOST_FILES }) });
  return { files, errors };
}
