import type { VNode } from 'preact';
import { Button, ButtonLink, Buttons, Code, DraftFields, Form, Heading, InsetText, Layout, List, Panel, Text, WarningText } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';

export interface FiledPageProps extends Frame {
  /**
   * `server`: the code was made here, and is shown. `browser`: an island made it, and puts it into the page itself; nothing of
   * it is here. `unknown`: the report had been sent before, with another code than this form has.
   */
  readonly code: { readonly madeBy: 'server'; readonly value: string } | { readonly madeBy: 'browser' } | { readonly madeBy: 'unknown' };
  readonly repeated: boolean;
  readonly seq: number | null;
  readonly receiptFile: string | null;
}

/** Five groups of five, to be replaced by the island that knows the code. */
const EMPTY_CODE = '00000-00000-00000-00000-00000';

/** The end of filing: the code first and largest, since it is shown only here. */
export function FiledPage({ code, repeated, seq, receiptFile, ...frame }: FiledPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('report.filed.title')} section="report" quickExit={QUICK_EXIT} islands={['copy-code']}>
      <div class="fm-column">
        <Panel title={t('report.filed.title')}>
          <Text>{seq === null ? t('report.filed.soon') : t('report.filed.at', { seq })}</Text>
        </Panel>
        {code.madeBy === 'server' && <Code label={t('report.filed.code')} value={code.value} />}
        {code.madeBy === 'browser' && (
          <fm-own-code>
            <template>
              <Code label={t('report.filed.code')} value={EMPTY_CODE} />
            </template>
            <InsetText>{t('report.filed.codeMissing')}</InsetText>
          </fm-own-code>
        )}
        {code.madeBy === 'unknown' ? <WarningText>{t('report.filed.wrongCode')}</WarningText> : <WarningText>{t('report.filed.keep')}</WarningText>}
        {repeated && code.madeBy === 'browser' && <InsetText>{t('report.filed.repeated')}</InsetText>}
        {code.madeBy !== 'unknown' && (
          <>
            <List items={[t('report.filed.keep.1'), t('report.filed.keep.2'), t('report.filed.keep.3')]} />
            <Text small>{t(code.madeBy === 'server' ? 'report.filed.madeHere' : 'report.filed.madeByYou')}</Text>
          </>
        )}
        <Heading level={2}>{t('report.filed.receipt.heading')}</Heading>
        <Text>{t('report.filed.receipt.text')}</Text>
        {receiptFile === null ? (
          <InsetText>{t('report.filed.receipt.later')}</InsetText>
        ) : (
          <ReceiptForm action={link('/report/receipt')} receipt={receiptFile} label={t('report.filed.receipt.save')} />
        )}
        <Text>
          <a href={link('/ledger/verify')}>{t('report.filed.receipt.check')}</a>
        </Text>
        <Heading level={2}>{t('report.filed.next.heading')}</Heading>
        <Text>{t('report.filed.next.text')}</Text>
        <Buttons>
          <ButtonLink kind="secondary" href={link('/case')}>
            {t('report.filed.next.case')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={link('/report')}>
            {t('report.filed.next.new')}
          </ButtonLink>
        </Buttons>
        <Text small>{t('report.filed.leave')}</Text>
      </div>
    </Layout>
  );
}

/** The receipt has come with this page; the form sends it back and gets it as a file. So no code has to travel again. */
export function ReceiptForm({ action, receipt, label }: { readonly action: string; readonly receipt: string; readonly label: string }): VNode {
  return (
    <Form action={action}>
      <DraftFields draft={{ receipt }} />
      <Buttons>
        <Button>{label}</Button>
      </Buttons>
    </Form>
  );
}
