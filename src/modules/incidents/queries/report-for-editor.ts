import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { abilityFor, readContacts, subject } from '../../members/index.js';
import { readReport, type WholeReport } from './report-rows.js';

export type ReportForEditor = WholeReport & { readonly contact: string | null };

/** A report as the desk sees it, field by field as the viewer's abilities allow. */
@Injectable()
export class ReportForEditorQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** 'not-allowed' for whoever may read no reports at all. */
  async of(viewer: Viewer, id: string): Promise<ReportForEditor | undefined | 'not-allowed'> {
    const ability = abilityFor(viewer);
    if (!ability.can('read', 'Report', 'content')) return 'not-allowed';
    const { manager } = this.dataSource;
    const report = await readReport(manager, 'id', id);
    if (!report) return undefined;
    const contactDisclosedTo = disclosedTo(report, viewer);
    const sees = ability.can('read', subject('Report', { contactDisclosedTo }), 'contact');
    const contacts = sees ? await readContacts(manager, id) : [];
    return { ...report, contact: contacts.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])).join('\n\n') || null };
  }
}

/** Who filed by name wants reviewers to know it; else the contact is for the one to whom it was disclosed. */
function disclosedTo(report: WholeReport, viewer: Viewer): readonly string[] {
  if (report.content.mode === 'named' && viewer.kind === 'member') return [viewer.id];
  return report.contactDisclosed && report.contactRequestedBy !== null ? [report.contactRequestedBy] : [];
}
