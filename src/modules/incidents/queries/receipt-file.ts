import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { formatReceipt } from '../../../ledger/core/index.js';
import { LogReader, Openings, PublishedLog } from '../../../ledger/index.js';
import { readContacts } from '../../members/index.js';

/** The receipt that a reporter takes home (docs/spec/receipts.md): entry, proof, and the openings that still exist. */
@Injectable()
export class ReceiptFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: LogReader,
    private readonly published: PublishedLog,
    private readonly openings: Openings,
  ) {}

  /** For the reporter alone: it holds every answer, the contact included. Undefined until the entry is published. */
  async of(report: string, entryId: string): Promise<{ readonly seq: number; readonly file: string } | undefined> {
    const checkpoint = this.published.latest;
    const logged = await this.reader.entryById(entryId);
    if (!checkpoint || !logged || logged.seq >= checkpoint.size) return undefined;
    const { manager } = this.dataSource;
    const kept = await this.openings.ofEntry(manager, entryId, ['public', 'reviewers']);
    const contacts = (await readContacts(manager, report)).filter((contact) => contact.entryId === entryId);
    const [row] = await this.dataSource.query<{ promise: string }[]>('SELECT promise FROM ledger_pending WHERE entry_id = $1', [entryId]);
    const openings = [...kept, ...contacts.map(({ path, salt, value }) => ({ entry: entryId, path, salt, value }))].sort((a, b) => (a.path < b.path ? -1 : 1));
    const hashes = await this.reader.inclusion(logged.seq, checkpoint.size);
    const proof = { index: logged.seq, hashes, checkpoint: checkpoint.note };
    return { seq: logged.seq, file: formatReceipt({ entry: logged.bytes, openings, ...(row ? { promise: row.promise } : {}), proof }) };
  }

  /** The same, waiting until the entry is published, for at most so long. */
  async awaited(report: string, entryId: string, ms: number): Promise<{ readonly seq: number; readonly file: string } | undefined> {
    return (await this.published.included(entryId, ms)) === undefined ? undefined : this.of(report, entryId);
  }
}
