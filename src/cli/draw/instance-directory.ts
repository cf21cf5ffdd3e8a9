import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fromUtf8 } from '../../kernel/bytes.js';
import { categoriesOf, type Instance, POOL_LIMIT, type Quota } from '../../modules/juries/solver/index.js';
import { CommandFailed } from '../command.js';

/**
 * An instance as others write it: a table of quotas and a table of people, in CSV.
 *
 *     category,feature,min,max          id,gender,age,…
 *     gender,female,9,20                p0,female,30-44,…
 *
 * The quotas' columns may also be called feature,value or category,name. Without an id column the number of the row, from 1, is the id.
 */
const QUOTA_FILES = ['categories.csv', 'features.csv', 'example-categories.csv'];
const PEOPLE_FILES = ['respondents.csv', 'candidates.csv', 'people.csv', 'example-people.csv'];
const ID_COLUMNS = ['id', 'nationbuilder_id'];
const LARGEST_FILE = 200_000_000;

export interface Columns {
  readonly id?: string | undefined;
  /** People who agree in all of these live in one household. */
  readonly household: readonly string[];
}

export async function readInstance(folder: string, size: number, columns: Columns): Promise<Instance> {
  const names = await readdir(folder).catch(() => {
    throw new CommandFailed(`${folder} is not a directory that can be read.`);
  });
  const quotaFile = choose(folder, names, QUOTA_FILES, /^example-categories.*\.csv$/);
  const peopleFile = choose(folder, names, PEOPLE_FILES, /^example-people.*\.csv$/);
  const quotas = quotasOf(await readTable(quotaFile), quotaFile);
  return { size, quotas, people: peopleOf(await readTable(peopleFile), peopleFile, categoriesOf(quotas), columns) };
}

function choose(folder: string, names: readonly string[], preferred: readonly string[], pattern: RegExp): string {
  const exact = preferred.find((name) => names.includes(name));
  const found = exact === undefined ? names.filter((name) => pattern.test(name)) : [exact];
  if (found.length === 0) throw new CommandFailed(`${folder} has none of ${preferred.join(', ')}.`);
  if (found.length > 1) throw new CommandFailed(`${folder} has ${found.join(' and ')}; leave one of them.`);
  return join(folder, found[0]!);
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

async function readTable(file: string): Promise<Table> {
  if ((await stat(file)).size > LARGEST_FILE) throw new CommandFailed(`${file} is too large to be a table of at most ${POOL_LIMIT} people.`);
  const bytes = await readFile(file);
  let text: string;
  try {
    text = fromUtf8(bytes).replace(/^\ufeff/, '');
  } catch {
    throw new CommandFailed(`${file} is not UTF-8. Save it again as "CSV UTF-8".`);
  }
  let records: string[][];
  try {
    records = parse(text, { skip_empty_lines: true, trim: true, relax_column_count: false });
  } catch (error) {
    throw new CommandFailed(`${file} is not CSV: ${(error as Error).message}`);
  }
  const [header, ...rows] = records;
  if (!header) throw new CommandFailed(`${file} is empty.`);
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i);
  if (twice !== undefined) throw new CommandFailed(`${file} has two columns called "${twice}".`);
  return { header, rows };
}

function quotasOf(table: Table, file: string): Quota[] {
  const { header, rows } = table;
  const [category, value] = header.includes('category') ? ['category', header.includes('feature') ? 'feature' : header.includes('name') ? 'name' : 'value'] : ['feature', 'value'];
  const at = [category, value, 'min', 'max'].map((name) => columnOf(table, name!, file));
  return rows.map((row, i) => ({ category: row[at[0]!]!, value: row[at[1]!]!, min: whole(row[at[2]!]!, file, i, 'min'), max: whole(row[at[3]!]!, file, i, 'max') }));
}

function peopleOf(table: Table, file: string, categories: readonly string[], columns: Columns): Instance['people'] {
  const { header, rows } = table;
  const idName = columns.id ?? ID_COLUMNS.find((name) => header.includes(name) && !categories.includes(name));
  const id = idName === undefined ? undefined : columnOf(table, idName, file);
  const features = categories.map((category) => columnOf(table, category, file));
  const householdNames = columns.household.length > 0 ? columns.household : header.includes('household') && !categories.includes('household') ? ['household'] : [];
  const household = householdNames.map((name) => columnOf(table, name, file));
  return rows.map((row, i) => {
    const home = household.map((at) => row[at]!);
    return {
      id: id === undefined ? String(i + 1) : row[id]!,
      features: features.map((at) => row[at]!),
      household: home.every((part) => part === '') ? null : JSON.stringify(home),
    };
  });
}

function columnOf({ header }: Table, name: string, file: string): number {
  const at = header.indexOf(name);
  if (at < 0) throw new CommandFailed(`${file} has no column "${name}". It has ${header.join(', ')}.`);
  return at;
}

function whole(text: string, file: string, row: number, column: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CommandFailed(`${file}, row ${row + 1}: ${column} is "${text}", not a whole number.`);
  return Number(text);
}
