import type { ComponentChildren, VNode } from 'preact';
import { Details, Heading, InsetText, Layout, List, Text, TextArea, TextInput } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { Verbatim } from '../record/text.js';

export interface VerifyPageProps extends Frame {
  readonly site: string;
  readonly vkey: string;
  readonly promiseKey: string;
  /** Entries in the published log. */
  readonly size: number;
}

/** Without script it explains and names the commands; with script the same page checks. */
export function VerifyPage({ site, vkey, promiseKey, size, ...frame }: VerifyPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('verify.title')} section="ledger" description={t('verify.description')} islands={['verify-receipt', 'verify-log']}>
      <div class="fm-column">
        <Heading size="xl">{t('verify.title')}</Heading>
        <p class="govuk-body-l">{t('verify.lead')}</p>
        <Receipt {...frame} vkey={vkey} promiseKey={promiseKey} />
        <Heading level={2} id="program">
          {t('verify.program')}
        </Heading>
        <Text>{t('verify.program.text')}</Text>
        <Verbatim label={t('verify.program')} wrap>
          {`npx folkmoot verify receipt.tlog-proof --vkey ${vkey}`}
        </Verbatim>
        <Details summary={t('verify.format')}>
          <List kind="number" items={[t('verify.format.1'), t('verify.format.2'), t('verify.format.3')]} />
          <Text>{t('verify.format.spec')}</Text>
        </Details>
        <Heading level={2} id="log">
          {t('verify.log')}
        </Heading>
        <Text>
          {t('verify.log.text')} {t('verify.log.size', { count: size })}
        </Text>
        <Log {...frame} vkey={vkey} />
        <Text small>{t('verify.log.limits')}</Text>
        <Verbatim label={t('verify.log')} wrap>{`npx folkmoot verify ${site}`}</Verbatim>
        <Text>
          <a href={link('/ledger')}>{t('ledger.title')}</a>
        </Text>
      </div>
    </Layout>
  );
}

/** Sealed fields of reports, as docs/spec/incidents.md names them. */
const FIELDS = [
  'title', 'account', 'involvement', 'role', 'contact', 'occurred', 'noticed', 'ongoing', 'places', 'files', 'links', 'systems', 'organisations',
  'severity', 'harmTypes', 'harmed', 'quantity', 'retaliation', 'danger', 'wanted', 'mode', 'text',
] as const;

type Words = Pick<Frame, 'messages'>;

function Receipt({ messages: { t }, vkey, promiseKey }: Words & { readonly vkey: string; readonly promiseKey: string }): VNode {
  return (
    <fm-verify-receipt
      data-holds={t('verify.holds')}
      data-fails={t('verify.fails')}
      data-ok={t('verify.step.ok')}
      data-no={t('verify.step.no')}
      data-differs={t('verify.words.differs')}
      data-nothing={t('verify.nothing')}
      data-toolarge={t('verify.tooLarge')}
      data-badkey={t('verify.badKey')}
      {...Object.fromEntries(FIELDS.map((field) => [`data-field-${field.toLowerCase()}`, t(`verify.field.${field}`)]))}
    >
      <InsetText>{t('verify.noscript')}</InsetText>
      <template>
        <form noValidate autocomplete="off">
          <InsetText>{t('verify.private')}</InsetText>
          <TextArea label={t('verify.paste')} name="receipt" hint={t('verify.paste.hint')} rows={6} />
          <div class="fm-drop" data-part="drop">
            <div class="govuk-form-group">
              <label class="govuk-label" for="f-file">
                {t('verify.open')}
              </label>
              <div class="govuk-hint" id="f-file-hint">
                {t('verify.open.hint')}
              </div>
              <input class="fm-file" id="f-file" type="file" accept=".tlog-proof,text/plain" aria-describedby="f-file-hint" />
            </div>
          </div>
          <Details summary={t('verify.keys')}>
            <TextInput label={t('verify.keys.label')} name="vkey" hint={t('verify.keys.hint')} value={vkey} spellcheck={false} />
            <TextInput label={t('verify.keys.promise')} name="promisekey" value={promiseKey} spellcheck={false} />
          </Details>
          <p class="govuk-error-message" role="alert" data-part="problem" />
          <button class="fm-button" type="submit">
            {t('verify.button')}
          </button>
        </form>
        <section class="fm-verdict" data-part="verdict" hidden>
          <h2 class="govuk-heading-m fm-verdict__title" data-part="title" tabIndex={-1} />
          <h3 class="govuk-heading-s">{t('verify.steps')}</h3>
          <ol class="fm-checks" data-part="steps" />
          <div data-part="limitspart">
            <h3 class="govuk-heading-s">{t('verify.limits')}</h3>
            <ul class="govuk-list govuk-list--bullet" data-part="limits" />
          </div>
          <div data-part="wordspart">
            <h3 class="govuk-heading-s">{t('verify.words')}</h3>
            <p class="govuk-body-s">{t('verify.words.note')}</p>
            <dl class="fm-disclosed" data-part="words" />
          </div>
        </section>
      </template>
    </fm-verify-receipt>
  );
}

const COUNTED = ['entries', 'signatures', 'decisions', 'streams', 'tiles', 'witnesses'] as const;

function Log({ messages: { t }, vkey }: Words & { readonly vkey: string }): VNode {
  return (
    <fm-verify-log
      data-vkey={vkey}
      data-begins={t('verify.log.begins')}
      // The island fills in the numbers.
      data-progress={t('verify.log.progress', { done: '{done}', size: '{size}' })}
      data-cancelled={t('verify.log.cancelled')}
      data-failed={t('verify.log.failed')}
      data-ok={t('verify.log.ok')}
      data-bad={t('verify.log.bad')}
      data-finding={t('verify.log.finding', { seq: '{seq}', text: '{text}' })}
    >
      <template>
        <p>
          <button class="fm-button" type="button" data-part="start">
            {t('verify.log.button')}
          </button>
        </p>
        <progress class="fm-progress" data-part="bar" aria-label={t('verify.log')} hidden />
        <p class="govuk-body" role="status" data-part="status" />
        <p>
          <button class="fm-button fm-button--secondary" type="button" data-part="stop" hidden>
            {t('verify.log.cancel')}
          </button>
        </p>
        <section class="fm-verdict" data-part="verdict" hidden>
          <h3 class="govuk-heading-m fm-verdict__title" data-part="title" tabIndex={-1} />
          <div data-part="findingspart">
            <h4 class="govuk-heading-s">{t('verify.log.findings')}</h4>
            <ul class="fm-checks" data-part="findings" />
          </div>
          <h4 class="govuk-heading-s">{t('verify.log.checked')}</h4>
          <dl class="govuk-summary-list">
            {COUNTED.map((what) => (
              <div class="govuk-summary-list__row" key={what}>
                <dt class="govuk-summary-list__key">{t(`verify.log.checked.${what}`)}</dt>
                <dd class="govuk-summary-list__value" data-count={what} />
              </div>
            ))}
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{t('ledger.checkpoint.root')}</dt>
              <dd class="govuk-summary-list__value">
                <code class="fm-hash" data-part="root" />
              </dd>
            </div>
          </dl>
          <p class="govuk-body-s">{t('verify.log.more')}</p>
        </section>
      </template>
    </fm-verify-log>
  );
}

/** Beside `data-` attributes, which need no declaration. */
interface IslandAttributes {
  readonly children?: ComponentChildren;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fm-verify-receipt': IslandAttributes;
      'fm-verify-log': IslandAttributes;
    }
  }
}
