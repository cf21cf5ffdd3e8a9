import { Module, type OnModuleInit } from '@nestjs/common';
import { ActSlices } from '../members/index.js';
import { CaseActs } from './commands/case-acts.js';
import { StageUpload } from './commands/stage-upload.js';
import { CaseHolder } from './commands/case-holder.js';
import { Desk } from './commands/desk.js';
import { INCIDENT_ACT_WORDS } from './commands/editorial-words.js';
import { incidentGuard } from './commands/incident-guard.js';
import { FileReport } from './commands/file-report.js';
import { SignedCaseActs } from './commands/signed-case-acts.js';
import { ENTITY_WORDS, REPORT_WORDS } from './domain/index.js';
import { ReportJobs } from './followers/report-jobs.js';
import { ReportWork } from './followers/report-work.js';
import { CaseResolver } from './graphql/case.resolver.js';
import { SignedCaseResolver } from './graphql/signed-case.resolver.js';
import { DecisionsResolver } from './graphql/decisions.resolver.js';
import { DeskResolver } from './graphql/desk.resolver.js';
import { FilingResolver } from './graphql/filing.resolver.js';
import { IntegrityResolver } from './graphql/integrity.resolver.js';
import { TriageResolver } from './graphql/triage.resolver.js';
import { INCIDENT_PROVIDERS } from './incident-providers.js';
import { EvidenceRoutes } from './evidence-routes.js';
import { CaseByKey } from './queries/case-by-key.js';
import { EvidenceFileQuery } from './queries/evidence-file.js';
import { IntegrityQuery } from './queries/integrity-counts.js';
import { PublicAddresses } from './queries/public-addresses.js';
import { ReceiptFile } from './queries/receipt-file.js';
import { ReportEntries } from './queries/report-entries.js';
import { ReportForEditorQuery } from './queries/report-for-editor.js';
import { ReportQueue } from './queries/report-queue.js';
import { SimilarReports } from './queries/similar-reports.js';
import { entitySlice } from './store/entity-slice.js';
import { Evidence } from './store/evidence.js';
import { incidentSlice } from './store/incident-slice.js';
import { reportSlice } from './store/report-slice.js';
import { EvidenceBudget } from './store/evidence-budget.js';
import { StagedUploads } from './store/staged-uploads.js';
import { Suggestions } from './store/suggestions.js';
import { UploadRoutes } from './upload-routes.js';

const REPORTS = [
  CaseActs, CaseHolder, Desk, FileReport, CaseByKey, EvidenceFileQuery, IntegrityQuery, PublicAddresses, ReceiptFile, ReportEntries,
  ReportForEditorQuery, ReportQueue, SimilarReports, Evidence, EvidenceBudget, StagedUploads, CaseResolver, DecisionsResolver, DeskResolver, FilingResolver,
  IntegrityResolver, TriageResolver, Suggestions, ReportJobs, ReportWork, StageUpload, UploadRoutes, SignedCaseActs, SignedCaseResolver,
  EvidenceRoutes,
];

/** The incident desk: reports from their filing to their end, incidents, and the entities they name. */
@Module({ providers: [...REPORTS, ...INCIDENT_PROVIDERS], exports: [...REPORTS, ...INCIDENT_PROVIDERS] })
export class IncidentsModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(reportSlice, REPORT_WORDS);
    this.slices.add(incidentSlice, INCIDENT_ACT_WORDS, incidentGuard);
    this.slices.add(entitySlice, ENTITY_WORDS);
  }
}
