import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../../kernel/ids.js';
import { parseInstant } from '../../../kernel/instant.js';
import { parseCaseCode } from '../../../ledger/core/index.js';
import { type FormWithFiles, readForm } from '../../form-files.js';
import type { FieldError } from '../../kit/index.js';
import type { Portal } from '../../portal.js';
import { first } from '../../posted-form.js';
import { readFile } from '../report/draft.js';
import { chooseFiles, MOST_FILES } from '../report/files.js';
import { type CasePageProps, CasePage, type Typed } from './case-page.js';
import { EnterPage } from './enter-page.js';
import { type ActData, ADD, ANSWER, type CaseRefused, ERASE, OPEN_CASE, type OpenCaseData, ORIGIN, type OriginData, PREPARE, type PreparedData, SUBMIT, WITHDRAW } from './operations.js';
import type { OwnCaseProps, ToSign } from './own-case.js';

const ANONYMOUS = { config: { anonymous: true } };

/**
 * The case of a report, for whoever holds its code. The code comes in the body of every post, or a signature in its place where a
 * script keeps the code to itself; nothing here remembers either.
 */
export function casePages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/case', ANONYMOUS, async (request, reply) =>
    portal.page(request, reply, 'private', <EnterPage {...portal.frame(request)} {...(await ownCase(portal, request))} />),
  );
  fastify.post('/case', ANONYMOUS, async (request, reply) => new Visit(portal, request, reply, await readForm(request, MOST_FILES)).answer());
}

async function ownCase(portal: Portal, request: FastifyRequest): Promise<Pick<OwnCaseProps, 'origin' | 'now'>> {
  const { ledger } = await portal.run<OriginData>(request, ORIGIN);
  return { origin: ledger.origin, now: new Date().toISOString() };
}

type Done = NonNullable<CasePageProps['done']>;
const DONE: readonly string[] = ['answer', 'add', 'withdraw', 'erase'] satisfies readonly Done[];

interface Acted {
  readonly done?: Done;
  readonly toSign?: ToSign;
  readonly errors: readonly FieldError[];
}

/** What the holder wishes, in the words of `prepareCaseAct`, and as the mutation that takes the code. */
interface Act {
  readonly done: Done;
  readonly wish: Readonly<Record<string, unknown>>;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the form, to which a refusal belongs. */
  readonly field?: string;
  readonly files?: readonly string[];
}

type Holder = { readonly code: string } | { readonly proof: Readonly<Record<'key' | 'at' | 'signature', string>> };

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
    const holder = this.#holder();
    if (holder === undefined) return this.#enter([{ field: 'code', text: this.portal.messages(this.request).t('case.error.code') }]);
    const acted = await this.#act(holder);
    const { openCase } = await this.portal.run<OpenCaseData>(this.request, OPEN_CASE, { input: holder });
    if (openCase.__typename === 'CaseRefused') return this.#enter([{ field: 'code', text: this.#words(openCase) }]);
    const page = (
      <CasePage
        {...this.portal.frame(this.request, '/case')}
        {...(await ownCase(this.portal, this.request))}
        toSign={acted.toSign}
        code={'code' in holder ? holder.code : undefined}
        request={acted.errors.length > 0 ? this.#request : randomUUID()}
        report={openCase}
        done={acted.done}
        errors={acted.errors}
        typed={acted.errors.length > 0 || acted.toSign ? this.#typed() : { answers: {}, addition: '' }}
      />
    );
    return this.portal.page(this.request, this.reply, 'private', page, acted.errors.length > 0 ? 422 : 200);
  }

  #holder(): Holder | undefined {
    const code = parseCaseCode(this.#field('code'));
    if (code !== undefined) return { code };
    const [key, at, signature] = [this.#field('key'), this.#field('at'), this.#field('signature')];
    return key === '' || parseInstant(at) === undefined ? undefined : { proof: { key, at, signature } };
  }

  async #act(holder: Holder): Promise<Acted> {
    const { t } = this.portal.messages(this.request);
    switch (this.#field('go')) {
      case 'answer': {
        const question = this.#field('question').slice(0, 100);
        const field = `answer-${question}`;
        const text = this.#field(field);
        if (text.trim() === '') return { errors: [{ field, text: t('case.error.text') }] };
        return this.#perform(holder, { done: 'answer', wish: { answer: { question, text } }, operation: ANSWER, input: { question, text }, field });
      }
      case 'add':
        return this.#add(holder);
      case 'withdraw':
        if (this.#field('sure-withdraw') !== 'yes') return { errors: [{ field: 'sure-withdraw', text: t('case.error.sure') }] };
        return this.#perform(holder, { done: 'withdraw', wish: { withdraw: true }, operation: WITHDRAW, input: {} });
      case 'erase':
        if (this.#field('sure-erase') !== 'yes') return { errors: [{ field: 'sure-erase', text: t('case.error.sureErase') }] };
        return this.#perform(holder, { done: 'erase', wish: { erase: 'EVERYTHING' }, operation: ERASE, input: {} });
      case 'sign':
        return this.#submit();
      default:
        return { errors: [] };
    }
  }

  async #add(holder: Holder): Promise<Acted> {
    const messages = this.portal.messages(this.request);
    const text = this.#field('addition');
    // Checked before any file is put aside: the browser forgets which files were chosen, and says so.
    if (text.trim() === '') return { errors: [{ field: 'addition', text: messages.t('case.error.addition') }] };
    const { files, errors } = await chooseFiles(this.form, [], messages, (file) => this.portal.stage(this.request, file));
    if (errors.length > 0) return { errors };
    const handles = files.flatMap((file) => readFile(file)?.handle ?? []);
    const input = { text, files: handles };
    return this.#perform(holder, { done: 'add', wish: { add: input }, operation: ADD, input, field: 'addition', files: handles });
  }

  /** By the code at once; for a key that is elsewhere, what it is to sign. */
  async #perform(holder: Holder, { done, wish, operation, input, field, files = [] }: Act): Promise<Acted> {
    if ('code' in holder) {
      const { act } = await this.portal.run<ActData>(this.request, operation, { input: { ...holder, ...input, requestId: this.#request } });
      return act.__typename === 'CaseRefused' ? this.#refused(act, field) : { done, errors: [] };
    }
    const { act } = await this.portal.run<PreparedData>(this.request, PREPARE, { input: { ...holder, ...wish } });
    return act.__typename === 'CaseRefused' ? this.#refused(act, field) : { toSign: { request: act.request, act: act.act, files, done }, errors: [] };
  }

  async #submit(): Promise<Acted> {
    const request = this.#field('signRequest');
    if (!isUuid(request)) return { errors: [] };
    const files = this.#field('handles').split(' ').filter((handle) => handle !== '');
    const { act } = await this.portal.run<ActData>(this.request, SUBMIT, { input: { request, signature: this.#field('actSignature'), files } });
    if (act.__typename === 'CaseRefused') return this.#refused(act, undefined);
    const done = this.#field('done');
    return { errors: [], ...(isDone(done) && { done }) };
  }

  #refused(refused: CaseRefused, field: string | undefined): Acted {
    return { errors: [{ field, text: this.#words(refused) }] };
  }

  #words({ message, retryAfterSeconds }: CaseRefused): string {
    if (retryAfterSeconds === null) return message;
    return this.portal.messages(this.request).t('report.error.wait', { message, minutes: Math.ceil(retryAfterSeconds / 60) });
  }

  async #enter(errors: readonly FieldError[]): Promise<FastifyReply> {
    const page = <EnterPage {...this.portal.frame(this.request, '/case')} {...(await ownCase(this.portal, this.request))} code={this.#field('code')} errors={errors} />;
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

function isDone(text: string): text is Done {
  return DONE.includes(text);
}
