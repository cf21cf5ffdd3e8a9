import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../../kernel/ids.js';
import { parseCaseCode } from '../../../ledger/core/index.js';
import { type FormWithFiles, readForm } from '../../form-files.js';
import type { FieldError } from '../../kit/index.js';
import type { Portal } from '../../portal.js';
import { first } from '../../posted-form.js';
import { readFile } from '../report/draft.js';
import { chooseFiles, MOST_FILES } from '../report/files.js';
import { type CasePageProps, CasePage, type Typed } from './case-page.js';
import { EnterPage } from './enter-page.js';
import { type ActData, ADD, ANSWER, type CaseRefused, ERASE, OPEN_CASE, type OpenCaseData, WITHDRAW } from './operations.js';

const ANONYMOUS = { config: { anonymous: true } };

/** The case of a report, for whoever holds its code. The code comes in the body of every post; nothing here remembers it. */
export function casePages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/case', ANONYMOUS, (request, reply) => portal.page(request, reply, 'private', <EnterPage {...portal.frame(request)} />));
  fastify.post('/case', ANONYMOUS, async (request, reply) => new Visit(portal, request, reply, await readForm(request, MOST_FILES)).answer());
}

interface Acted {
  readonly done?: CasePageProps['done'];
  readonly errors: readonly FieldError[];
}

/** One posted form of the case page. */
class Visit {
  readonly #request: string;

  constructor(
    private readonly portal: Portal,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly form: FormWithFiles,
  ) {
    const given = this.#field('request');
    this.#request = isUuid(given) ? given : randomUUID();
  }

  async answer(): Promise<FastifyReply> {
    const code = parseCaseCode(this.#field('code'));
    if (code === undefined) return this.#enter([{ field: 'code', text: this.portal.messages(this.request).t('case.error.code') }]);
    const acted = await this.#act(code);
    const { openCase } = await this.portal.run<OpenCaseData>(this.request, OPEN_CASE, { input: { code } });
    if (openCase.__typename === 'CaseRefused') return this.#enter([{ field: 'code', text: this.#words(openCase) }]);
    const page = (
      <CasePage
        {...this.portal.frame(this.request, '/case')}
        code={code}
        request={acted.errors.length > 0 ? this.#request : randomUUID()}
        report={openCase}
        done={acted.done}
        errors={acted.errors}
        typed={acted.errors.length > 0 ? this.#typed() : { answers: {}, addition: '' }}
      />
    );
    return this.portal.page(this.request, this.reply, 'private', page, acted.errors.length > 0 ? 422 : 200);
  }

  async #act(code: string): Promise<Acted> {
    const { t } = this.portal.messages(this.request);
    const requestId = this.#request;
    switch (this.#field('go')) {
      case 'answer': {
        const question = this.#field('question').slice(0, 100);
        const field = `answer-${question}`;
        const text = this.#field(field);
        if (text.trim() === '') return { errors: [{ field, text: t('case.error.text') }] };
        return this.#perform(ANSWER, { code, question, text, requestId }, 'answer', field);
      }
      case 'add':
        return this.#add(code, requestId);
      case 'withdraw':
        if (this.#field('sure-withdraw') !== 'yes') return { errors: [{ field: 'sure-withdraw', text: t('case.error.sure') }] };
        return this.#perform(WITHDRAW, { code, requestId }, 'withdraw', undefined);
      case 'erase':
        if (this.#field('sure-erase') !== 'yes') return { errors: [{ field: 'sure-erase', text: t('case.error.sureErase') }] };
        return this.#perform(ERASE, { code, requestId }, 'erase', undefined);
      default:
        return { errors: [] };
    }
  }

  async #add(code: string, requestId: string): Promise<Acted> {
    const messages = this.portal.messages(this.request);
    const text = this.#field('addition');
    // Checked before any file is put aside: the browser forgets which files were chosen, and says so.
    if (text.trim() === '') return { errors: [{ field: 'addition', text: messages.t('case.error.addition') }] };
    const { files, errors } = await chooseFiles(this.form, [], messages, (file) => this.portal.stage(this.request, file));
    if (errors.length > 0) return { errors };
    return this.#perform(ADD, { code, text, files: files.flatMap((file) => readFile(file)?.handle ?? []), requestId }, 'add', 'addition');
  }

  async #perform(operation: string, input: Record<string, unknown>, done: NonNullable<CasePageProps['done']>, field: string | undefined): Promise<Acted> {
    const { act } = await this.portal.run<ActData>(this.request, operation, { input });
    return act.__typename === 'CaseRefused' ? { errors: [{ field, text: this.#words(act) }] } : { done, errors: [] };
  }

  #words({ message, retryAfterSeconds }: CaseRefused): string {
    if (retryAfterSeconds === null) return message;
    return this.portal.messages(this.request).t('report.error.wait', { message, minutes: Math.ceil(retryAfterSeconds / 60) });
  }

  #enter(errors: readonly FieldError[]): FastifyReply {
    const page = <EnterPage {...this.portal.frame(this.request, '/case')} code={this.#field('code')} errors={errors} />;
    return this.portal.page(this.request, this.reply, 'private', page, 422);
  }

  #typed(): Typed {
    const question = this.#field('question').slice(0, 100);
    return { answers: question === '' ? {} : { [question]: this.#field(`answer-${question}`) }, addition: this.#field('addition') };
  }

  #field(name: string): string {
    return first(this.form.fields, name);
  }
}
