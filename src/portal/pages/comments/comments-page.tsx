import type { VNode } from 'preact';
import { errorOf, type FieldError, Heading, Radios, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { CommentData } from '../motions/operations.js';
import { Paragraphs } from '../record/text.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';

export const DECLINED = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'PERSONAL_DATA', 'UNLAWFUL', 'DUPLICATE'] as const;

export interface CommentsPageProps extends SignedInFrame {
  readonly comments: readonly CommentData[];
  readonly errors: readonly FieldError[];
  readonly done?: string | undefined;
}

/** Comments on motions that wait for an editor, oldest first. */
export function CommentsPage({ comments, errors, done, ...frame }: CommentsPageProps): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('deskComments.title')} place="comments" errors={errors} done={done}>
      <div class="fm-column">
        <Heading size="xl">{t('deskComments.title')}</Heading>
        <Text>{t('deskComments.lead')}</Text>
        {comments.length === 0 && <Text>{t('deskComments.none')}</Text>}
        {comments.map((comment) => (
          <Waiting key={comment.id} comment={comment} fields={frame.fields} error={errorOf(errors, `reason-${comment.id}`)} />
        ))}
      </div>
    </SignedInPage>
  );
}

function Waiting({ comment, fields, error }: { readonly comment: CommentData; readonly fields: Readonly<Record<string, string>>; readonly error: string | undefined }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const { id, motionId, text, name, filedAt } = comment;
  return (
    <article class="fm-said-by" id={`comment-${id}`}>
      <Heading level={2} size="s">
        {t('deskComments.one', { who: name ?? t('motion.comments.anonymous'), instant: formatInstant(messages, filedAt) })}
      </Heading>
      {text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={text} />}
      <Text small>
        <a href={link(`/motions/${motionId}`)}>{t('deskComments.motion', { id: motionId })}</a>
      </Text>
      <ActForm action={`/desk/comments/${id}/show`} fields={fields} button={t('deskComments.show')} kind="primary" small />
      <FoldedAct summary={t('deskComments.decline')} open={error !== undefined} action={`/desk/comments/${id}/decline`} fields={fields} button={t('deskComments.decline')} kind="danger" small>
        <Radios name={`reason-${id}`} label={t('deskComments.reason')} error={error} choices={DECLINED.map((value) => ({ value, label: t(`deskComments.reason.${value}`) }))} />
      </FoldedAct>
    </article>
  );
}
