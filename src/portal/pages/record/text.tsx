import type { VNode } from 'preact';
import { Text } from '../../kit/index.js';

/** A text that somebody wrote, in its paragraphs. Everything in it is text: nothing becomes a link or markup. */
export function Paragraphs({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== '')
        .map((part, i) => (
          <Text key={i}>{part.split('\n').flatMap((line, k) => (k === 0 ? [line] : [<br key={k} />, line]))}</Text>
        ))}
    </>
  );
}

/** Something to be copied: commands, citations, an entry. Scrolls within itself where lines may not break. */
export function Verbatim({ label, children, wrap = false }: { readonly label: string; readonly children: string; readonly wrap?: boolean }): VNode {
  return (
    <pre class={`fm-verbatim${wrap ? ' fm-verbatim--wrap' : ''}`} tabIndex={0} role="region" aria-label={label}>
      <code>{children}</code>
    </pre>
  );
}
