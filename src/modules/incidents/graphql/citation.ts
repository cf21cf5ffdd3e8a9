import type { Citation, IncidentType } from './incident-types.js';

/** Names the version, because a record can change and a citation must not. `site` is the node's host name. */
export function cite(incident: IncidentType, site: string): Citation | null {
  const { id, title, version, publishedAt, correctedAt, url, occurred, provenance } = incident;
  if (title === null || publishedAt === null) return null;
  const day = (correctedAt ?? publishedAt).slice(0, 10);
  const of = provenance ? ` ${provenance.attribution}` : '';
  const text = `“${title}” (alleged). Incident ${id}, version ${version} of ${day}. ${site}. ${url}.${of}`;
  const bibtex = [
    `@misc{${id.replaceAll('-', '_')},`,
    `  title = {${texOf(title)}},`,
    `  howpublished = {${texOf(site)}, incident ${id}, version ${version}},`,
    `  year = {${(occurred.date ?? day).slice(0, 4)}},`,
    `  url = {${url}},`,
    `  urldate = {${day}},`,
    `  note = {Alleged.${provenance ? ` ${texOf(provenance.attribution)}` : ''}}`,
    '}',
  ].join('\n');
  return { text, bibtex };
}

const SPECIAL: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

/** A title must not end its field or run a command in whoever's document it is pasted into. */
function texOf(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
