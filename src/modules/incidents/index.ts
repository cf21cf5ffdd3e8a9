/** The door of the incident desk. */
export { IncidentsModule } from './incidents.module.js';
export { reportSlice } from './store/report-slice.js';
export { incidentSlice } from './store/incident-slice.js';
export { entitySlice } from './store/entity-slice.js';
export { type StagedUpload, StageUpload, type UploadOutcome } from './commands/stage-upload.js';
export { type StagedFile, StagedUploads } from './store/staged-uploads.js';
export { EvidenceRoutes } from './evidence-routes.js';
export { UploadRoutes } from './upload-routes.js';
export { AiidImport, importAiid, type ImportDeps, type ImportOptions, type ImportProgress, type Rejection } from './importer/import-aiid.js';
export { IncidentRoutes } from './http/incident-routes.js';
export { csvLine } from './http/csv.js';
export { atomFeed, type Feed, type FeedItem, jsonFeed } from './http/feed.js';
export { sendPublicData } from './http/public-data.js';
