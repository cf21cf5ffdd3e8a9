import { checkBundle, decimal, type DrawReport, fingerprint, MalformedBundle, panelOf, parseBundle, parseRational } from '../src/modules/juries/domain/draw/index.js';
import { heaviestPanel } from './heaviest-panel.js';

/** What the bundle of a draw shows, and what is wrong with it. */
export interface DrawVerdict extends DrawReport {
  /** SHA-256 of the bundle's canonical form. */
  readonly hash?: string;
  readonly people?: number;
  readonly size?: number;
  readonly panels?: number;
  readonly min?: string;
  readonly label?: string;
  readonly panelIndex?: number;
  readonly panel?: readonly string[];
}

/** A file that begins like an object can only be a draw; a receipt begins with its own header. */
export function looksLikeDraw(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text);
}

/** Does the draw of a bundle again, and says what differs. */
export function verifyDraw(text: string, options: { readonly rehearsal?: boolean } = {}): DrawVerdict {
  let bundle;
  try {
    bundle = parseBundle(JSON.parse(text));
  } catch (error) {
    const words = error instanceof MalformedBundle ? error.message : 'not a draw bundle: no JSON';
    return { ok: false, findings: [{ code: 'MALFORMED', words }], unchecked: [] };
  }
  const report = checkBundle(bundle, heaviestPanel);
  const findings = options.rehearsal ? report.findings.filter(({ code }) => code !== 'REHEARSAL') : report.findings;
  const panel = panelOf(bundle);
  return {
    ...report,
    ok: report.ok || (options.rehearsal === true && findings.length === 0),
    findings,
    hash: fingerprint(bundle),
    people: bundle.pool.size,
    size: bundle.rules.size,
    panels: bundle.rules.panels,
    min: bundle.levels[0]?.value ?? '0',
    label: bundle.label,
    ...(panel && bundle.draw ? { panelIndex: bundle.draw.index, panel } : {}),
  };
}

export function drawInWords(verdict: DrawVerdict): string {
  const { ok, findings, unchecked, people, size, panels, min, label, panel, panelIndex } = verdict;
  const lines: string[] = [];
  if (people !== undefined) lines.push(`A draw of ${size} from ${people} people by ${panels} equally likely panels; smallest chance ${min} (${decimal(parseRational(min)!, 6)}), ${label}.`);
  if (panel) lines.push(`Panel ${panelIndex}: ${panel.join(', ')}`);
  lines.push(...findings.map(({ code, words }) => `NO   ${code}: ${words}`));
  lines.push(...unchecked.map((words) => `not checked: ${words}`));
  lines.push(ok ? '\nThe draw holds.' : '\nThe draw does not hold.');
  // Ids and names of quotas are whatever the maker of the file wrote: they must not write lines of their own into this answer.
  return `${lines.map((line, i) => printable(line, i === lines.length - 1)).join('\n')}\n`;
}

function printable(line: string, last: boolean): string {
  return last ? line : line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
