import type { SourceColumns } from './incident-record.js';

/** What must be shown wherever an imported record is shown. The keys are the names that stand in the log. */
interface Collection {
  readonly title: string;
  readonly publisher: string;
}

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  aiid: { title: 'AI Incident Database', publisher: 'Responsible AI Collaborative' },
};

/** Address of the text of each licence that an import may carry, by SPDX identifier. */
const LICENCES: Readonly<Record<string, string>> = {
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
};

/** CC BY-SA 4.0 section 3(a)(1): who made it, the licence, a link to the material, and that it was changed. */
function attributionOf(source: string, licence: string, url: string): string {
  const collection = COLLECTIONS[source];
  const from = collection ? `${collection.title}, ${collection.publisher}` : source;
  return `From the ${from}, licensed under ${licence.replaceAll('-', ' ').replace('BY SA', 'BY-SA')} (${LICENCES[licence] ?? 'see its source'}): ${url}. Brought into this node's form; what editors changed afterwards is in its history.`;
}

export interface ShownProvenance {
  readonly source: string;
  readonly record: string;
  readonly url: string;
  readonly licence: string;
  readonly licenceUrl: string | null;
  readonly retrieved: string;
  readonly attribution: string;
}

/** Null for what was opened on this node. */
export function provenanceOf(row: SourceColumns): ShownProvenance | null {
  const { source_name: source, source_record: record, source_url: url, source_licence: licence, source_retrieved: retrieved } = row;
  if (source === null || record === null || url === null || licence === null || retrieved === null) return null;
  return { source, record, url, licence, licenceUrl: LICENCES[licence] ?? null, retrieved, attribution: attributionOf(source, licence, url) };
}
