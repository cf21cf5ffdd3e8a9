import type { ComponentChildren, VNode } from 'preact';
import { formatNumber } from '../messages/formats.js';
import { Hidden } from './text.js';
import { useWords } from './words.js';

/** Finding one's way: crumbs, back link, search box, facets, pages of a list. */
export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): VNode {
  const { t } = useWords();
  return (
    <nav class="fm-crumbs" aria-label={t('crumbs.label')}>
      <ol class="fm-crumbs__list">
        {crumbs.map(({ text, href }) => (
          <li key={href}>
            <a class="fm-link--plain" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function BackLink({ href, text }: { readonly href: string; readonly text?: string | undefined }): VNode {
  const { t } = useWords();
  return (
    <nav class="fm-crumbs" aria-label={t('crumbs.label')}>
      <a class="fm-back fm-link--plain" href={href}>
        {text ?? t('crumbs.back')}
      </a>
    </nav>
  );
}

export interface SearchBoxProps {
  readonly action: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly name?: string;
  /** Filters to keep while searching anew. */
  readonly keep?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
}

export function SearchBox({ action, label, value, name = 'q', keep = {} }: SearchBoxProps): VNode {
  const { t } = useWords();
  return (
    <form class="fm-search" action={action} method="get" role="search">
      <label class="govuk-label govuk-label--s" for={`search-${name}`}>
        {label}
      </label>
      <input class="govuk-input" id={`search-${name}`} name={name} type="search" value={value ?? ''} maxLength={200} />
      {Object.entries(keep).flatMap(([key, kept]) =>
        (kept === undefined ? [] : typeof kept === 'string' ? [kept] : kept).map((one) => (
          <input key={`${key} ${one}`} type="hidden" name={key} value={one} />
        )),
      )}
      <button class="fm-button" type="submit">
        {t('search.button')}
      </button>
    </form>
  );
}

export interface FacetGroup {
  readonly label: string;
  readonly options: readonly FacetOption[];
}

export interface FacetOption {
  readonly label: string;
  readonly count: number;
  /** Chooses the option, or takes the choice back when it is chosen. */
  readonly href: string;
  readonly chosen?: boolean | undefined;
}

/** Filters as links, so that they work without script and can be sent on. A group is open once something in it is chosen. */
export function Facets({ groups, open = 1 }: { readonly groups: readonly FacetGroup[]; readonly open?: number }): VNode {
  const words = useWords();
  return (
    <nav class="fm-facets" aria-label={words.t('facets.label')}>
      {groups.map((group, i) => (
        <details class="fm-facets__group" key={group.label} open={i < open || group.options.some((option) => option.chosen)}>
          <summary>{group.label}</summary>
          <ul class="fm-facets__list">
            {group.options.map((option) => (
              <li class={`fm-facets__option${option.chosen ? ' fm-facets__option--chosen' : ''}`} key={option.label}>
                <a
                  class="fm-link--plain"
                  href={option.href}
                  rel="nofollow"
                  aria-label={option.chosen ? words.t('facets.remove', { label: option.label }) : undefined}
                >
                  {option.label}
                  {option.chosen && ' ✕'}
                </a>
                <span class="fm-facets__count">{formatNumber(words, option.count)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

export interface Result {
  readonly title: string;
  readonly href: string;
  readonly text?: string | undefined;
  /** Short facts under the title: state, date, number of reports. */
  readonly facts?: readonly ComponentChildren[] | undefined;
}

/** What a search found. A list reads better on a phone than a table; tables are for figures. */
export function Results({ results, level = 2 }: { readonly results: readonly Result[]; readonly level?: 2 | 3 }): VNode {
  const Level = `h${level}` as const;
  return (
    <ul class="fm-results">
      {results.map((result) => (
        <li class="fm-results__item" key={result.href}>
          <Level class="fm-results__title">
            <a href={result.href}>{result.title}</a>
          </Level>
          {result.text !== undefined && <p class="govuk-body fm-results__text">{result.text}</p>}
          {result.facts !== undefined && (
            <ul class="fm-results__facts">
              {result.facts.map((fact, i) => (
                <li key={i}>{fact}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

export interface PaginationProps {
  /** What is listed, for people who listen: "incidents". */
  readonly of: string;
  readonly total?: number | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

/** By cursor: there is a page before and a page after, no numbers that would shift while one reads. */
export function Pagination({ of, total, previous, next }: PaginationProps): VNode {
  const { t } = useWords();
  return (
    <nav class="fm-pages" aria-label={t('pages.label')}>
      {previous === undefined ? (
        <span />
      ) : (
        <a href={previous} rel="prev">
          ‹ {t('pages.previous')}
          <Hidden> ({of})</Hidden>
        </a>
      )}
      {total !== undefined && <span>{t('pages.shown', { count: total })}</span>}
      {next === undefined ? (
        <span />
      ) : (
        <a href={next} rel="next">
          {t('pages.next')} ›<Hidden> ({of})</Hidden>
        </a>
      )}
    </nav>
  );
}
