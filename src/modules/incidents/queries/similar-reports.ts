import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Similar {
  readonly kind: 'report' | 'incident';
  readonly id: string;
  readonly title: string | null;
  readonly score: number;
  readonly method: string;
}

/** Changed with the way of finding, so that a suggestion says how it came about. */
export const METHOD = 'postgres-text/2';
const MOST = 10;
const MOST_WORDS = 40;

/**
 * Reports and public incidents that resemble a report: by shared words of title and account, and by likeness of the titles.
 * It looks at the words of this node alone; nothing is sent anywhere.
 */
@Injectable()
export class SimilarReports {
  constructor(private readonly dataSource: DataSource) {}

  async of(report: string): Promise<Similar[]> {
    const [own] = await this.dataSource.query<{ title: string | null; words: string[] }[]>(
      `SELECT title, (SELECT coalesce(array_agg(lexeme), '{}') FROM (
                SELECT lexeme FROM unnest(search) WHERE length(lexeme) > 4 ORDER BY cardinality(positions) DESC, length(lexeme) DESC LIMIT $2) w) AS words
         FROM report_text WHERE report = $1`,
      [report, MOST_WORDS],
    );
    if (!own || (own.title === null && own.words.length === 0)) return [];
    return this.dataSource.query<Similar[]>(
      `WITH asked AS (
         SELECT $2::text AS title, (SELECT string_agg(quote_literal(w), ' | ') FROM unnest($3::text[]) w)::tsquery AS words
       ), found AS (
         (SELECT 'report' AS kind, t.report AS id, t.title, ${SCORE} AS score
            FROM report_text t, asked a WHERE t.report <> $1 AND (t.title % a.title OR t.search @@ a.words)
            ORDER BY score DESC LIMIT $4)
         UNION ALL
         (SELECT 'incident', t.id, t.title, ${SCORE}
            FROM incident t, asked a WHERE t.status = 'published' AND (t.title % a.title OR t.search @@ a.words)
            ORDER BY 4 DESC LIMIT $4)
       )
       SELECT kind, id, title, round(score::numeric, 3)::real AS score, '${METHOD}' AS method FROM found WHERE score >= 0.1 ORDER BY score DESC, id LIMIT $4`,
      [report, own.title ?? '', own.words, MOST],
    );
  }
}

/**
 * Likeness of the titles counts half, and half the share of the report's words that the other has. Both lie between 0 and 1. Where
 * in the text a word stands does not count: reckoning with it over thousands of texts takes seconds.
 */
const SCORE = "(0.5 * similarity(coalesce(t.title, ''), a.title) + 0.5 * coalesce(ts_rank('{1, 1, 1, 1}', t.search, a.words), 0))";
