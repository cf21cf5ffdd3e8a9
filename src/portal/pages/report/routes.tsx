import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import { readForm } from '../../form-files.js';
import type { Portal } from '../../portal.js';
import { first, type Posted } from '../../posted-form.js';
import { caseKey } from '../../../ledger/core/index.js';
import { isReceipt, sendReceipt } from '../../receipt-answer.js';
import { CheckPage } from './check-page.js';
import { completed, type Draft, readDraft, withFiles } from './draft.js';
import { type FiledPageProps, FiledPage } from './filed-page.js';
import { chooseFiles, MOST_FILES } from './files.js';
import { errorsOf, inputOf, ownErrors } from './input.js';
import { CHECK_REPORT, type CheckReportData, FILE_REPORT, type FileReportData, OPENS, type OpensData } from './operations.js';
import { QuestionPage } from './question-page.js';
import { StartPage } from './start-page.js';
import { stepAfter, stepBefore, stepNamed, type StepName, stepOf, STEPS } from './steps.js';

const ANONYMOUS = { config: { anonymous: true } };
const FIRST = STEPS[0].name;
const LAST = STEPS[STEPS.length - 1]!.name;

/** Filing, one question at a time. Every step is a post that carries the whole draft; nothing is stored until "Send". */
export function reportPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/report', ANONYMOUS, (request, reply) => portal.page(request, reply, 'private', <StartPage {...portal.frame(request)} />));
  fastify.post('/report', ANONYMOUS, (request, reply) => new Filing(portal, request, reply).answer());
  fastify.post('/report/receipt', ANONYMOUS, (request, reply) => {
    const receipt = first((request.body ?? {}) as Posted, 'receipt');
    return isReceipt(receipt) ? sendReceipt(reply, receipt) : portal.failed(request, reply, 400);
  });
}

/** One posted step of the form. */
class Filing {
  constructor(
    private readonly portal: Portal,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  async answer(): Promise<FastifyReply> {
    const form = await readForm(this.request, MOST_FILES);
    const go = first(form.fields, 'go');
    const step = stepNamed(first(form.fields, 'step'));
    const posted = readDraft(form.fields);
    const { files, errors } = await chooseFiles(form, posted.many.files, this.portal.messages(this.request), (file) => this.portal.stage(this.request, file));
    const draft = withFiles(posted, files);
    const [verb, argument = ''] = go.split(':', 2);
    switch (verb) {
      case 'start':
        return this.#question(FIRST, draft);
      case 'back':
        return this.#back(step, draft);
      case 'change':
        return this.#question(stepNamed(argument) ?? FIRST, draft);
      case 'remove':
        return this.#question('evidence', withFiles(draft, draft.many.files.filter((_, i) => String(i) !== argument)), errors);
      case 'send':
        return this.#send(draft, first(form.fields, 'reporterKey'));
      default:
        // Enter in a field of the form presses its first button, and some browsers name none.
        return step ? this.#next(step, draft, errors) : this.#question(FIRST, draft);
    }
  }

  #question(step: StepName, draft: Draft, errors: readonly FieldError[] = []): FastifyReply {
    const { portal, request, reply } = this;
    return portal.page(request, reply, 'private', <QuestionPage {...portal.frame(request, '/report')} step={step} draft={draft} errors={errors} />, statusOf(errors));
  }

  #check(draft: Draft, errors: readonly FieldError[] = []): FastifyReply {
    const { portal, request, reply } = this;
    return portal.page(request, reply, 'private', <CheckPage {...portal.frame(request, '/report')} draft={completed(draft)} errors={errors} />, statusOf(errors));
  }

  #back(step: StepName | undefined, draft: Draft): FastifyReply {
    const before = step === undefined ? LAST : stepBefore(step);
    if (before !== undefined) return this.#question(before, draft);
    const { portal, request, reply } = this;
    return portal.page(request, reply, 'private', <StartPage {...portal.frame(request, '/report')} draft={draft} />);
  }

  async #next(step: StepName, draft: Draft, fileErrors: readonly FieldError[]): Promise<FastifyReply> {
    const errors = [...fileErrors, ...(await this.#errors(draft)).filter(({ field }) => field !== undefined && stepOf(field) === step)];
    if (errors.length > 0) return this.#question(step, draft, errors);
    const next = draft.complete ? undefined : stepAfter(step);
    return next === undefined ? this.#check(draft, draft.complete ? [] : await this.#errors(draft)) : this.#question(next, draft);
  }

  async #errors(draft: Draft): Promise<readonly FieldError[]> {
    const messages = this.portal.messages(this.request);
    const own = ownErrors(draft, messages);
    const { checkReport } = await this.portal.run<CheckReportData>(this.request, CHECK_REPORT, { draft: inputOf(draft) });
    const said = new Set(own.map(({ field }) => field));
    return [...own, ...errorsOf(draft, checkReport, messages).filter(({ field }) => !said.has(field))];
  }

  async #send(draft: Draft, reporterKey: string): Promise<FastifyReply> {
    const { portal, request, reply } = this;
    const messages = portal.messages(request);
    const input = inputOf(draft);
    // Without these the API could not even be asked. All else it checks itself: a report sent twice is answered with its first receipt,
    // though its files are no longer among those put aside.
    const complete = input['involvement'] !== undefined && input['role'] !== undefined && input['severity'] !== undefined;
    const errors = complete ? ownErrors(draft, messages) : await this.#errors(draft);
    if (errors.length > 0) return this.#check(draft, errors);
    const key = reporterKey || (draft.code === undefined ? undefined : caseKey(draft.code).publicKey);
    const { fileReport } = await portal.run<FileReportData>(request, FILE_REPORT, {
      input: { ...input, reporterKey: key, requestId: draft.request, wait: true },
    });
    if (fileReport.__typename === 'FileReportRefused') {
      const { message, retryAfterSeconds, problems } = fileReport;
      const text = retryAfterSeconds === null ? message : messages.t('report.error.wait', { message, minutes: Math.ceil(retryAfterSeconds / 60) });
      return this.#check(draft, problems.length > 0 ? errorsOf(draft, problems, messages) : [{ text }]);
    }
    const { seq, receiptFile, caseCode, entry } = fileReport;
    const code = reporterKey === '' ? await this.#codeOf(caseCode ?? draft.code, entry.repeated) : ({ madeBy: 'browser' } as const);
    const page = <FiledPage {...portal.frame(request, '/report')} code={code} repeated={entry.repeated} seq={seq} receiptFile={receiptFile} />;
    return portal.page(request, reply, 'private', page);
  }

  /** Where the report had been sent before with another code, the one in this form opens nothing and must not be shown. */
  async #codeOf(code: string | undefined, repeated: boolean): Promise<FiledPageProps['code']> {
    if (code === undefined) return { madeBy: 'unknown' };
    if (!repeated) return { madeBy: 'server', value: code };
    const { openCase } = await this.portal.run<OpensData>(this.request, OPENS, { key: { code } });
    return openCase.__typename === 'CaseView' ? { madeBy: 'server', value: code } : { madeBy: 'unknown' };
  }
}

/** A form that needs another look is not what was asked for, but nothing went wrong either. */
function statusOf(errors: readonly FieldError[]): number {
  return errors.length > 0 ? 422 : 200;
}
