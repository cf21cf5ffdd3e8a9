import type { FeedItem } from '../../incidents/index.js';
import type { EventRow } from '../queries/recommendations.js';
import type { RecommendationRow } from '../queries/recommendation-rows.js';

/** One event of a recommendation for feeds, in a sentence. Its address names the entry, so that each event is an item of its own. */
export function feedItem(site: string, row: EventRow & RecommendationRow): FeedItem {
  return {
    id: row.entryId,
    url: `${site}/recommendations/${row.id}#${row.entryId}`,
    title: `${sentence(row)}: ${row.title ?? row.id}`,
    summary: row.text ?? '',
    published: row.at,
    updated: row.at,
    rights: null,
  };
}

function sentence({ event, labName, lab, councilName }: EventRow & RecommendationRow): string {
  const name = labName ?? lab;
  switch (event.type) {
    case 'RecommendationIssued':
      return `${councilName ?? 'A council'} asks ${name}`;
    case 'LabResponded':
      return `${name} answers "${event.standing}"${event.late ? ', late' : ''}`;
    case 'AnswerOverdue':
      return `No answer from ${name} in time`;
    case 'AssessmentOverdue':
      return `${councilName ?? 'The council'} is late with its assessment of ${name}`;
    case 'AssessmentRecorded':
      return `${councilName ?? 'The council'} says "${event.status}" of ${name}`;
    default:
      return name;
  }
}
