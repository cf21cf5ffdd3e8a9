import type { VNode } from 'preact';
import { Details, Hash, Heading, Hidden, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { Paragraphs } from '../record/text.js';
import type { ChangeData, MotionData, TextData } from './operations.js';

/** What is voted on, by what its fulfilment will be seen, and how the text came to be as it is. */
export function MotionTextSection({ motion }: { readonly motion: MotionData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { text, versions, measure } = motion;
  const earlier = versions.filter(({ version }) => version > 1).toReversed();
  return (
    <section>
      <Heading level={2} id="text">
        {t('motion.text')}
      </Heading>
      <div class="fm-motion-text">{text.text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={text.text} />}</div>
      <Text small>
        {t('motion.text.version', { version: text.version })} <Hash>{text.commitment}</Hash>
      </Text>
      {measure !== null && (
        <>
          <Heading level={3} id="measure">
            {t('motion.measure')}
          </Heading>
          <Text small>{t('motion.measure.hint')}</Text>
          <Paragraphs text={measure} />
        </>
      )}
      {earlier.length > 0 && (
        <>
          <Heading level={3} id="versions">
            {t('motion.versions')}
          </Heading>
          {earlier.map((one) => (
            <Details key={one.version} summary={t('motion.versions.change', { from: one.version - 1, to: one.version, instant: formatInstant(messages, one.at) })} open={one.version === text.version}>
              <VersionChange version={one} />
            </Details>
          ))}
        </>
      )}
    </section>
  );
}

export function VersionChange({ version }: { readonly version: TextData }): VNode {
  const { t } = useWords();
  return (
    <>
      {version.note !== null && <Text>{t('motion.versions.note', { note: version.note })}</Text>}
      {version.changes === null ? <Text>{t('motion.versions.erased')}</Text> : <Difference changes={version.changes} />}
    </>
  );
}

/** Taken out and put in, marked for the eye by colour and line, for the ear by words. */
export function Difference({ changes }: { readonly changes: readonly ChangeData[] }): VNode {
  const { t } = useWords();
  return (
    <div class="fm-difference">
      {changes.map(({ kind, text }, i) => {
        if (kind === 'SAME') return <span key={i}>{text}</span>;
        const added = kind === 'ADDED';
        const Mark = added ? 'ins' : 'del';
        return (
          <Mark key={i}>
            <Hidden>{t(added ? 'motion.difference.added' : 'motion.difference.removed')} </Hidden>
            {text}
            <Hidden> {t('motion.difference.end')} </Hidden>
          </Mark>
        );
      })}
    </div>
  );
}
