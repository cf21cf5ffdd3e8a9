import { createHash } from 'node:crypto';
import { crockford } from '../../../kernel/ids.js';
import { checkIncidentRevision, cleanText, COUNTRIES, type EntityRole, type IncidentRevision, type Source } from '../domain/index.js';

/**
 * One line of an extract of the AI Incident Database, read strictly. Never throws: a line that is no good is answered with the
 * reason, which names the field and repeats nothing of it.
 *
 * Taken over: title, description, date, who is said to have developed, deployed and suffered, the country that CSET's annotators
 * named, and addresses. Not taken over: severity and harm types, since no scale is converted by machine, and `sec_disclosure`,
 * whose codes must not be shown without their notice.
 */
export interface AiidRecord {
  readonly id: string;
  readonly source: Source;
  readonly revision: IncidentRevision;
  readonly entities: readonly AiidEntity[];
}

export interface AiidEntity {
  readonly id: string;
  readonly name: string;
  /** The slug: by it the record is found in its source. */
  readonly slug: string;
  readonly source: Source;
}

export type AiidLine = { readonly ok: true; readonly record: AiidRecord } | { readonly ok: false; readonly reason: string };

export const AIID_LICENCE = 'CC-BY-SA-4.0';
const SITE = 'https://incidentdatabase.ai';
const LONGEST_LINE = 1_000_000;
const LONGEST_SLUG = 200;

export function parseAiidLine(line: string, given: { readonly today: string; readonly retrieved: string }): AiidLine {
  if (line.length > LONGEST_LINE) return no(`the line is longer than ${LONGEST_LINE} characters`);
  const fields = parseObject(line);
  if (!fields) return no('the line is not a JSON object');
  const number = fields['incident_id'];
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > 999_999_999) return no('incident_id: give a whole number from 1 on');

  const involved: { entity: string; role: EntityRole }[] = [];
  const entities = new Map<string, AiidEntity>();
  for (const [field, role] of ROLES) {
    const slugs = readSlugs(fields[field]);
    if (!slugs) return no(`${field}: give a list of names of 1 to ${LONGEST_SLUG} characters`);
    for (const slug of slugs) {
      const entity = entityOf(slug, given.retrieved);
      entities.set(entity.id, entity);
      involved.push({ entity: entity.id, role });
    }
  }

  const url = `${SITE}/cite/${number}`;
  const checked = checkIncidentRevision(
    {
      title: fields['title'],
      summary: fields['description'],
      occurred: fields['date'] ? { precision: 'day', value: fields['date'] } : null,
      countries: countriesOf(fields['cset_v1']),
      entities: involved,
      sources: [{ url, title: `Incident ${number}`, publisher: 'AI Incident Database' }, ...oecdLinks(fields['oecd_aim'])],
    },
    { today: given.today, imported: true },
  );
  if (!checked.ok) return no(checked.problems.map(({ field, code, index }) => `${ORIGINAL[field] ?? field}${index === undefined ? '' : ` ${index + 1}`}: ${code}`).join(', '));
  const source = { name: 'aiid', record: String(number), url, licence: AIID_LICENCE, retrieved: given.retrieved };
  return { ok: true, record: { id: `aiid-${number}`, source, revision: checked.revision, entities: [...entities.values()] } };
}

const ROLES: readonly (readonly [string, EntityRole])[] = [['developers', 'developer'], ['deployers', 'deployer'], ['harmed_parties', 'harmed']];
const ORIGINAL: Readonly<Record<string, string>> = { summary: 'description', occurred: 'date' };

function no(reason: string): AiidLine {
  return { ok: false, reason };
}

function parseObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readSlugs(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const slugs = value.map((slug) => (typeof slug === 'string' && slug.length <= 4 * LONGEST_SLUG ? cleanText(slug, 'one-line') : ''));
  return slugs.every((slug) => slug !== '' && slug.length <= LONGEST_SLUG) ? [...new Set(slugs)] : undefined;
}

/**
 * The id is made from the slug, so that the same name is the same entity in every run and in every node. The slug itself stands
 * in no entry: it is often the name of a private person, and must be erasable.
 */
function entityOf(slug: string, retrieved: string): AiidEntity {
  const id = crockford(createHash('sha256').update(`aiid:${slug}`).digest(), 12);
  return { id, slug, name: nameOf(slug), source: { name: 'aiid', record: id, url: `${SITE}/entities/`, licence: AIID_LICENCE, retrieved } };
}

const SMALL = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** `keolis-north-america` → `Keolis North America`. Only a first reading: editors rename. */
function nameOf(slug: string): string {
  const words = slug.split('-').filter((word) => word !== '');
  const name = words.map((word, index) => (index > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ');
  return name === '' ? slug : name;
}

function countriesOf(labels: unknown): readonly string[] {
  const label = typeof labels === 'object' && labels !== null ? (labels as Record<string, unknown>)['Location Country (two letters)'] : undefined;
  return (COUNTRIES as readonly unknown[]).includes(label) ? [label as string] : [];
}

/** The same event in the monitor of the OECD, as far as it is a web address. */
function oecdLinks(value: unknown): readonly unknown[] {
  const links = Array.isArray(value) ? value.filter((link): link is string => typeof link === 'string' && link.startsWith('https://oecd.ai/')) : [];
  return links.slice(0, 50).map((url) => ({ url, publisher: 'OECD AI Incidents and Hazards Monitor' }));
}
