#!/usr/bin/env node
/**
 * Frozen rules: a rule set that has judged entries must go on judging them alike, or an auditor of next year finds lies where
 * there were none. `src/audit/frozen-rules.json` holds a hash for each rule set, over the files that its decisions run through.
 *
 *     node scripts/freeze-rules.js           write the hashes anew: right before a release, and for a new rule set
 *     node scripts/freeze-rules.js --check   exit 1 and say what to do where a frozen rule set was changed
 *
 * The files of a rule set are found by following the imports of its first file; imports of types alone run nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FROZEN = 'src/audit/frozen-rules.json';

/** Where the decisions and the folding of each rule set begin. */
const RULE_SETS = {
  'ledger/1': ['src/ledger/core/governance.ts'],
  'members/1': ['src/modules/members/domain/decide.ts', 'src/modules/members/domain/evolve.ts', 'src/modules/members/domain/roster.ts'],
  'reports/1': ['src/modules/incidents/domain/report.ts'],
  'incidents/1': ['src/modules/incidents/domain/incident.ts'],
  'entities/1': ['src/modules/incidents/domain/entity.ts'],
  'councils/1': ['src/modules/councils/domain/council.ts'],
  'councils/2': ['src/modules/councils/domain/council-2.ts'],
  'seats/1': ['src/modules/councils/domain/seat.ts'],
  'seats/2': ['src/modules/councils/domain/seat-2.ts'],
  'motions/1': ['src/modules/councils/domain/motion.ts'],
  'motions/2': ['src/modules/councils/domain/motion-2.ts'],
  'ballots/1': ['src/modules/councils/domain/ballot.ts'],
  'comments/1': ['src/modules/councils/domain/comment.ts'],
  'labs/1': ['src/modules/labs/domain/lab.ts'],
  'mandates/1': ['src/modules/labs/domain/mandate.ts'],
  'policies/1': ['src/modules/labs/domain/policy.ts'],
  'draws/1': ['src/modules/juries/domain/draw-decider.ts'],
  'volunteers/1': ['src/modules/juries/domain/volunteer-decider.ts'],
  'juries/1': ['src/modules/juries/domain/jury.ts'],
  'jurors/1': ['src/modules/juries/domain/juror.ts'],
  'petitions/1': ['src/modules/juries/domain/petition.ts'],
  'recommendations/1': ['src/modules/recommendations/domain/recommendation.ts'],
  'recommendations/2': ['src/modules/recommendations/domain/recommendation-2.ts'],
};

const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\bfrom\s*)?'(\.[^']*)\.js'/gm;

function filesOf(first) {
  const files = new Set();
  const follow = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, target] of read(file).matchAll(IMPORT)) follow(normalize(join(dirname(file), `${target}.ts`)));
  };
  for (const file of first) follow(file);
  return [...files].sort();
}

function read(file) {
  return readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');
}

function freeze(first) {
  const hash = createHash('sha256');
  const files = filesOf(first);
  for (const file of files) hash.update(`${file}\n${Buffer.byteLength(read(file))}\n${read(file)}`);
  return { sha256: hash.digest('hex'), files };
}

const current = Object.fromEntries(Object.entries(RULE_SETS).map(([name, first]) => [name, freeze(first)]));

if (process.argv[2] === '--check') {
  const frozen = existsSync(join(ROOT, FROZEN)) ? JSON.parse(readFileSync(join(ROOT, FROZEN), 'utf8')) : {};
  const names = [...new Set([...Object.keys(frozen), ...Object.keys(current)])].sort();
  const changed = names.filter((name) => frozen[name]?.sha256 !== current[name]?.sha256);
  for (const name of changed) console.error(adviceFor(name, frozen[name], current[name]));
  process.exitCode = changed.length === 0 ? 0 : 1;
} else if (process.argv.length === 2) {
  writeFileSync(join(ROOT, FROZEN), `${JSON.stringify(current, null, 2)}\n`);
  console.error(`froze ${Object.keys(current).join(', ')} in ${FROZEN}`);
} else {
  console.error('usage: node scripts/freeze-rules.js [--check]');
  process.exitCode = 2;
}

function adviceFor(name, before, now) {
  if (!now) return `${name} is frozen, but no longer there: entries that it judged could not be checked any more. Bring it back.`;
  if (!before) return `${name} is not frozen yet. Run: node scripts/freeze-rules.js`;
  const [family, number] = name.split('/');
  const next = `${family}/${Number(number) + 1}`;
  return [
    `${name} is frozen: entries judged by it exist, and its code must go on giving the answers it gave. It runs through`,
    ...now.files.map((file) => `  ${file}`),
    `To change a rule: leave these files as they are, write the changed rules in files of their own under the name ${next},`,
    `add them to src/audit/catalogue.ts and to scripts/freeze-rules.js, and let the module ask ${next} from now on.`,
    'If the change cannot alter any answer (a comment, a name), or nothing was released yet: node scripts/freeze-rules.js',
  ].join('\n');
}
