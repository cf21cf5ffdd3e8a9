import type { VNode } from 'preact';
import { BackLink, Button, ButtonLink, Buttons, Details, DraftFields, Form, Heading, SummaryList, type SummaryRow, Text, WarningText } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { type Waiting, waitingFields } from './form-fields.js';
import { actWords, recordWords } from './act-words.js';
import { PasskeyFields, PasskeyIsland, SIGNATURE_FIELDS } from './passkey-island.js';
import { SignedInPage } from './signed-in-page.js';
import type { SignedInFrame } from './signed-in-frame.js';

/** What to select of a mutation that prepares an act. */
export const PREPARED = '... on PreparedAct { request act requestOptions expiresAt } ... on ActRefused { code message }';

export interface PreparedAct {
  readonly request: string;
  readonly act: string;
  readonly requestOptions: string;
  readonly expiresAt: string;
}

export interface ActRefused {
  readonly code: string;
  readonly message: string;
}

export interface SignPageProps extends SignedInFrame {
  readonly prepared: PreparedAct;
  /** What this act says about its record, in words, the texts that were typed included. */
  readonly facts: readonly SummaryRow[];
  /** Where to go on, and where to go if one does not sign. */
  readonly back: string;
  /** For an invitation: shown once it is signed. */
  readonly link?: string | undefined;
  /** The form from which this was prepared: where signing fails it can be sent again, so that nothing typed is lost. */
  readonly waiting: Waiting;
  /** The form's page takes `step=change` and shows what was typed once more. */
  readonly changes?: boolean | undefined;
}

interface Act {
  readonly command: { readonly type: string };
  readonly rules: string;
  readonly stream: { readonly kind: string; readonly id: string };
}

/** Says in plain words what is about to be signed, and has it signed. */
export function SignPage({ prepared, facts, back, link, waiting, changes = false, ...frame }: SignPageProps): VNode {
  const { t, link: within } = frame.messages;
  const text = Buffer.from(prepared.act, 'base64').toString();
  const { command, rules, stream } = JSON.parse(text) as Act;
  const carried = { ...frame.fields, ...waitingFields(waiting), request: prepared.request, back, ...(link === undefined ? {} : { link }) };
  return (
    <SignedInPage {...frame} title={t('sign.title')} islands={['sign-act']} before={<BackLink href={within(back)} text={t('sign.back')} />}>
      <div class="fm-column">
        <Heading caption={t('sign.title')}>{t(actWords(command.type))}</Heading>
        <SummaryList
          rows={[
            { key: t('sign.record'), value: t(recordWords(stream.kind), stream) },
            ...facts,
            { key: t('sign.rules'), value: rules },
            { key: t('sign.until'), value: formatInstant(frame.messages, prepared.expiresAt) },
          ]}
        />
        <WarningText>{t('sign.text')}</WarningText>
        <PasskeyIsland messages={frame.messages} island="sign-act" data={{ options: prepared.requestOptions, act: prepared.act }}>
          <Form action="/sign-act">
            <DraftFields draft={carried} />
            <PasskeyFields names={SIGNATURE_FIELDS} />
            <Buttons>
              <Button>{t('sign.button')}</Button>
              <ButtonLink href={within(back)} kind="secondary">
                {t('sign.back')}
              </ButtonLink>
            </Buttons>
          </Form>
        </PasskeyIsland>
        {changes && (
          <Form action={waiting.action}>
            <DraftFields draft={{ ...waiting.kept, ...frame.fields, step: 'change' }} />
            <Button kind="secondary">{t('sign.change')}</Button>
          </Form>
        )}
        <Details summary={t('sign.bytes')}>
          <Text small>{t('sign.bytes.text')}</Text>
          <pre class="fm-bytes" tabIndex={0}>
            {JSON.stringify(JSON.parse(text), null, 2)}
          </pre>
        </Details>
      </div>
    </SignedInPage>
  );
}

/** The signature came too late, or the rules say no by now. */
export function NotDonePage({ refused, back, waiting, ...frame }: SignedInFrame & { readonly refused: ActRefused; readonly back: string; readonly waiting: Waiting | undefined }): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('sign.title')} errors={[{ text: t('sign.refused', { reason: refused.message }) }]}>
      <Heading>{t('sign.title')}</Heading>
      {waiting && (
        <>
          <Text>{t('sign.again.text')}</Text>
          <Form action={waiting.action}>
            <DraftFields draft={{ ...waiting.kept, ...frame.fields }} />
            <Button>{t('sign.again')}</Button>
          </Form>
        </>
      )}
      <ButtonLink href={link(back)} kind="secondary">
        {t('crumbs.back')}
      </ButtonLink>
    </SignedInPage>
  );
}

/** An invitation is signed: its link is shown this once. */
export function LinkPage({ shown, entry, back, ...frame }: SignedInFrame & { readonly shown: string; readonly entry: string; readonly back: string }): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('sign.link.title')} done={t('sign.done', { entry })}>
      <div class="fm-column">
        <Heading>{t('sign.link.title')}</Heading>
        <p class="fm-once" tabIndex={0}>
          <code>{shown}</code>
        </p>
        <WarningText>{t('sign.link.text')}</WarningText>
        <ButtonLink href={link(back)} kind="secondary">
          {t('sign.link.onward')}
        </ButtonLink>
      </div>
    </SignedInPage>
  );
}
