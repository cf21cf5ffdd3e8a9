import type { FastifyRequest } from 'fastify';
import type { Posted } from './posted-form.js';
import type { IncomingFile } from './evidence-intake.js';

export interface FormWithFiles {
  readonly fields: Posted;
  readonly files: readonly IncomingFile[];
  /** Names of files that were larger than allowed: of those nothing was kept. */
  readonly tooLarge: readonly string[];
  readonly tooMany: boolean;
}

/** Reads a form with files to its end, so that the browser gets its answer even where a file is too large or there are too many. */
export async function readForm(request: FastifyRequest, mostFiles: number): Promise<FormWithFiles> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Posted, files: [], tooLarge: [], tooMany: false };
  try {
    return await readParts(request, mostFiles);
  } catch (error) {
    // Its limits name a status of their own; everything else that its parser says is about what was sent.
    throw error instanceof Error && 'statusCode' in error ? error : new MalformedForm('not a form with files', { cause: error });
  }
}

class MalformedForm extends Error {
  readonly statusCode = 400;
}

async function readParts(request: FastifyRequest, mostFiles: number): Promise<FormWithFiles> {
  const fields = Object.create(null) as Record<string, string[]>;
  const files: IncomingFile[] = [];
  const tooLarge: string[] = [];
  let count = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') (fields[part.fieldname] ??= []).push(part.value);
      continue;
    }
    // A browser sends an empty file without a name where none was chosen.
    const name = part.filename === '' ? undefined : part.filename;
    count += name === undefined ? 0 : 1;
    if (name === undefined || count > mostFiles) {
      part.file.resume();
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    if (part.file.truncated) tooLarge.push(name);
    else if (content.length > 0) files.push({ name, content });
  }
  return { fields, files, tooLarge, tooMany: count > mostFiles };
}
