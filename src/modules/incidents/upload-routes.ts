import multipart from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimits } from '../../platform/rate-limits.js';
import { MOST_FILE_BYTES, MOST_FILES, StageUpload, type StagedUpload, type UploadRefusal, uploadRefused } from './commands/stage-upload.js';

const STATUS: Readonly<Record<UploadRefusal, number>> = {
  EMPTY_FILE: 400,
  NO_FILE: 400,
  MALFORMED: 400,
  FILE_TOO_LARGE: 413,
  TOO_MANY_FILES: 413,
  NO_ROOM: 429,
  RATE_LIMITED: 429,
};

/**
 * `POST /uploads`: files for a report or an addition, as multipart/form-data. Answers `{"files":[{"handle":…}]}`; the handles go
 * into the mutation that files or adds. Everything in the request is the sender's invention, file names first of all.
 */
@Injectable()
export class UploadRoutes {
  constructor(
    private readonly stageUpload: StageUpload,
    private readonly limits: RateLimits,
  ) {}

  register(fastify: FastifyInstance): void {
    // A scope of its own, so that only this address takes such bodies.
    void fastify.register(async (scope) => {
      await scope.register(multipart, {
        limits: { fileSize: MOST_FILE_BYTES, files: MOST_FILES, fields: 20, fieldSize: 1_000, parts: MOST_FILES + 20, headerPairs: 50 },
        throwFileSizeLimit: false,
      });
      scope.setErrorHandler((error: FastifyError, _, reply) => this.#refuse(reply, refusalOf(error)));
      scope.post('/uploads', (request, reply) => this.#take(request, reply));
    });
  }

  async #take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!request.isMultipart()) return this.#refuse(reply, 'MALFORMED');
    const bucket = this.limits.bucketOf(request.ip);
    const files: StagedUpload[] = [];
    for await (const part of request.files()) {
      const content = await part.toBuffer();
      const outcome = part.file.truncated ? uploadRefused('FILE_TOO_LARGE') : await this.stageUpload.stage(content, part.filename ?? '', bucket);
      if (!outcome.ok) {
        if ('retryAfterSeconds' in outcome && outcome.retryAfterSeconds !== undefined) void reply.header('retry-after', outcome.retryAfterSeconds);
        return this.#refuse(reply, outcome.refusal, files);
      }
      files.push(outcome.upload);
    }
    if (files.length === 0) return this.#refuse(reply, 'NO_FILE');
    return reply.header('cache-control', 'no-store').send({ files });
  }

  /** What had been taken before stays taken: nobody has to send it twice. */
  #refuse(reply: FastifyReply, refusal: UploadRefusal, files: readonly StagedUpload[] = []): FastifyReply {
    const { message } = uploadRefused(refusal);
    return reply.code(STATUS[refusal]).header('cache-control', 'no-store').send({ code: refusal, message, files });
  }
}

/** Errors of the reader of forms are the sender's; any other is ours and goes on to the node's handler. */
function refusalOf(error: FastifyError): UploadRefusal {
  if (error.code === 'FST_REQ_FILE_TOO_LARGE') return 'FILE_TOO_LARGE';
  if (error.code === 'FST_FILES_LIMIT' || error.code === 'FST_PARTS_LIMIT') return 'TOO_MANY_FILES';
  const malformed = `${error.code}`.startsWith('FST_') || (error.statusCode !== undefined && error.statusCode < 500) || isBroken(error);
  if (malformed) return 'MALFORMED';
  throw error;
}

/** busboy throws plain errors at forms that break off. */
function isBroken(error: Error): boolean {
  return /multipart|form|boundary|header/i.test(error.message);
}
