import { registerEnumType } from '@nestjs/graphql';
import * as words from '../domain/vocabulary.js';
import { enumOf } from './vocabulary-enums.js';

export const EntityKind = enumOf('EntityKind', words.ENTITY_KINDS, 'What an entity is. Only organisations have a duty to answer.');
export const EntityRole = enumOf('EntityRole', words.ENTITY_ROLES, 'What an entity has to do with an incident.');
export const AnswerStanding = enumOf('AnswerStanding', words.ANSWER_STANDINGS, 'What an organisation says of an incident that names it.');
export const CorrectionReason = enumOf('CorrectionReason', words.CORRECTION_REASONS, 'Why a published version was replaced.');
export const RetractionReason = enumOf('RetractionReason', words.RETRACTION_REASONS, 'Why an incident was taken back.');
export const MergeReason = enumOf('MergeReason', words.MERGE_REASONS, 'Why two records became one.');
export const UnmergeReason = enumOf('UnmergeReason', words.UNMERGE_REASONS, 'Why a merge was undone.');

const STATUSES = ['draft', 'published', 'retracted', 'merged'] as const;
export type ShownStatus = (typeof STATUSES)[number];
export const IncidentStatus = enumOf('IncidentStatus', STATUSES, 'Where an incident stands. Drafts are seen by editors alone.');

export enum IncidentOrder {
  RELEVANCE = 'relevance',
  OCCURRED = 'occurred',
  PUBLISHED = 'published',
}
registerEnumType(IncidentOrder, {
  name: 'IncidentOrder',
  valuesMap: {
    RELEVANCE: { description: 'Best match first; without a search the same as PUBLISHED.' },
    OCCURRED: { description: 'Latest event first; those without a date last.' },
    PUBLISHED: { description: 'Latest publication first.' },
  },
});

export enum EntityOrder {
  NAME = 'name',
  INCIDENTS = 'incidents',
}
registerEnumType(EntityOrder, { name: 'EntityOrder', valuesMap: { NAME: {}, INCIDENTS: { description: 'Most incidents first.' } } });

export enum Origin {
  OWN = 'own',
  IMPORTED = 'imported',
}
registerEnumType(Origin, { name: 'IncidentOrigin', valuesMap: { OWN: { description: 'Opened on this node.' }, IMPORTED: { description: 'Taken over from another collection.' } } });

export enum TimelineStep {
  YEAR = 'year',
  MONTH = 'month',
}
registerEnumType(TimelineStep, { name: 'TimelineStep' });
