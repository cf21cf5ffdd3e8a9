import type { VNode } from 'preact';
import { Button, DraftFields, errorOf, type FieldError, Form, Heading, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import { Paragraphs } from '../record/text.js';
import { seatedName } from './motion-words.js';
import type { ArgumentData, BesideData, CommentData, MotionData } from './operations.js';

/** What speaks for it and what against, side by side. */
export function Arguments({ motion }: { readonly motion: MotionData }): VNode {
  const { t } = useWords();
  return (
    <section>
      <Heading level={2} id="arguments">
        {t('motion.arguments')}
      </Heading>
      {motion.arguments.length === 0 ? (
        <Text>{t('motion.arguments.none')}</Text>
      ) : (
        <div class="fm-sides">
          {(['FOR', 'AGAINST'] as const).map((side) => (
            <Side key={side} motion={motion} title={t(`motion.arguments.${side}`)} said={motion.arguments.filter((one) => one.side === side)} />
          ))}
        </div>
      )}
    </section>
  );
}

function Side({ motion, title, said }: { readonly motion: MotionData; readonly title: string; readonly said: readonly ArgumentData[] }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <div class="fm-side">
      <Heading level={3}>{title}</Heading>
      {said.length === 0 && <Text small>{t('motion.arguments.side.none')}</Text>}
      {said.map(({ number, text, seat, member, at }) => (
        <article class="fm-said-by" key={number} id={`argument-${number}`}>
          {text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={text} />}
          <Text small>{t('motion.saidBy', { who: seatedName(messages, motion, seat, member), day: formatDay(messages, at) })}</Text>
        </article>
      ))}
    </div>
  );
}

export interface TypedComment {
  readonly text: string;
  readonly name: string;
}

export interface CommentsProps {
  readonly motion: MotionData;
  readonly comments: NonNullable<BesideData['motion']>['comments'];
  readonly next: string | undefined;
  /** Whether the public is asked now. */
  readonly asked: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed?: TypedComment | undefined;
  readonly errors: readonly FieldError[];
  /** Of the form, so that sending it twice files one comment. */
  readonly requestId: string;
}

/** What the public says of it. An editor reads each comment before it is shown. */
export function Comments(props: CommentsProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const { motion, comments, next, asked } = props;
  return (
    <section>
      <Heading level={2} id="comments">
        {t('motion.comments')}
      </Heading>
      {motion.commentsUntil === null ? (
        <Text>{t('motion.comments.notAsked')}</Text>
      ) : (
        <Text>{t(asked ? 'motion.comments.until' : 'motion.comments.ended', { instant: formatInstant(messages, motion.commentsUntil) })}</Text>
      )}
      {comments.edges.length > 0 && <Text small>{t('motion.comments.count', { count: comments.totalCount ?? comments.edges.length })}</Text>}
      {comments.edges.map(({ node }) => (
        <Comment key={node.id} comment={node} />
      ))}
      {next !== undefined && (
        <Text>
          <a href={next}>{t('motion.comments.more')}</a>
        </Text>
      )}
      {asked && <CommentForm {...props} />}
    </section>
  );
}

function Comment({ comment: { id, text, name, filedAt } }: { readonly comment: CommentData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <article class="fm-said-by" id={`comment-${id}`}>
      {text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={text} />}
      <Text small>{t('motion.saidBy', { who: name ?? t('motion.comments.anonymous'), day: formatDay(messages, filedAt) })}</Text>
    </article>
  );
}

function CommentForm({ motion, typed, errors, fields, requestId }: CommentsProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Heading level={3} id="comment">
        {t('motion.comment')}
      </Heading>
      <Text>{t('motion.comment.lead')}</Text>
      <Form action={`/motions/${motion.id}/comments`}>
        <DraftFields draft={{ ...fields, requestId }} />
        <TextArea name="comment" label={t('motion.comment.text')} rows={6} maxLength={5_000} value={typed?.text} error={errorOf(errors, 'comment')} seenBy="publicAfterReview" />
        <TextInput name="name" label={t('motion.comment.name')} hint={t('motion.comment.name.hint')} optional maxLength={120} value={typed?.name} error={errorOf(errors, 'name')} />
        <Button>{t('motion.comment.send')}</Button>
      </Form>
    </>
  );
}
