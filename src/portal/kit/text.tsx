import type { ComponentChildren, VNode } from 'preact';

export type Size = 'xl' | 'l' | 'm' | 's';

export interface HeadingProps {
  readonly level?: 1 | 2 | 3 | 4;
  readonly size?: Size | undefined;
  /** A smaller line above, read as part of the heading: the kind of thing, the step of a form. */
  readonly caption?: string | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

const SIZES: Readonly<Record<1 | 2 | 3 | 4, Size>> = { 1: 'l', 2: 'm', 3: 's', 4: 's' };

export function Heading({ level = 1, size = SIZES[level], caption, id, children }: HeadingProps): VNode {
  const Level = `h${level}` as const;
  return (
    <Level class={`govuk-heading-${size}`} id={id}>
      {caption !== undefined && <span class="govuk-caption-l">{caption} </span>}
      {children}
    </Level>
  );
}

export function Text({ children, small = false }: { readonly children: ComponentChildren; readonly small?: boolean }): VNode {
  return <p class={small ? 'govuk-body-s' : 'govuk-body'}>{children}</p>;
}

export function List(props: { readonly items: readonly ComponentChildren[]; readonly kind?: 'bullet' | 'number' | 'plain' }): VNode {
  const items = props.items.map((item, i) => <li key={i}>{item}</li>);
  switch (props.kind ?? 'bullet') {
    case 'number':
      return <ol class="govuk-list govuk-list--number">{items}</ol>;
    case 'plain':
      return <ul class="govuk-list">{items}</ul>;
    case 'bullet':
      return <ul class="govuk-list govuk-list--bullet">{items}</ul>;
  }
}

/**
 * A link to a place that somebody else named: a source of a report, say. Its address comes from outside, so only http and https
 * become links; anything else (`javascript:` above all) stays text. The place is not told where the reader came from.
 */
export function SourceLink({ href, children }: { readonly href: string; readonly children?: ComponentChildren }): VNode {
  if (!isWebAddress(href)) return <span class="fm-source">{children ?? href}</span>;
  return (
    <a class="fm-source" href={href} rel="nofollow ugc noreferrer noopener">
      {children ?? href}
    </a>
  );
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}

/** Words for people who listen to the page only. */
export function Hidden({ children }: { readonly children: ComponentChildren }): VNode {
  return <span class="govuk-visually-hidden">{children}</span>;
}

/** A hash or another long identifier: breaks anywhere, in fixed width. */
export function Hash({ children }: { readonly children: string }): VNode {
  return <code class="fm-hash">{children}</code>;
}
