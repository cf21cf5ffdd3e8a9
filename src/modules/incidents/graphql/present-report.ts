import type { PartialDate as DomainDate } from '../domain/index.js';
import type { KeptContent, WholeReport } from '../queries/report-rows.js';
import type { PartialDate, ReportContent } from './content-types.js';

/** The kept words in the flat fields of the API. */
export function presentContent({ content, files }: Pick<WholeReport, 'content' | 'files'>): ReportContent {
  const { involvement, occurred, noticed, places, systems, organisations, harmTypes, links, ...same }: KeptContent = content;
  return {
    ...same,
    involvement: involvement?.code ?? null,
    involvementWords: involvement?.words ?? null,
    occurred: presentDate(occurred),
    noticed: presentDate(noticed),
    countries: places ?? [],
    systems: systems ?? [],
    organisations: organisations ?? [],
    harmTypes: harmTypes ?? [],
    links: links ?? [],
    files,
  };
}

function presentDate(date: DomainDate | null): PartialDate | null {
  return date && { precision: date.precision, date: date.value };
}
