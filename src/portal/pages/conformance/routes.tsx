import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageModule } from '../../portal.js';
import { ConformancePage, type Figures } from './conformance-page.js';

interface Vectors {
  readonly contests: readonly { readonly contest: { readonly method: string } }[];
  readonly refusals: readonly unknown[];
  readonly threshold: { readonly cases: readonly unknown[] };
}

/** Which counting rules the engine follows, and by what it is held to them. */
export const conformancePages: PageModule = (portal, fastify) => {
  const figures = readFigures();
  fastify.get('/conformance', (request, reply) => portal.page(request, reply, 'public', <ConformancePage {...portal.frame(request)} figures={figures} publicUrl={portal.publicUrl} />));
};

/** How many contests of our own there are by method; nothing where the package came without its test data. */
function readFigures(): Figures | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const path = join(folder, 'testdata', 'vectors', 'tally.json');
  if (!existsSync(path)) return undefined;
  const { contests, refusals, threshold } = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
  const byMethod = new Map<string, number>();
  for (const { contest } of contests) byMethod.set(contest.method, (byMethod.get(contest.method) ?? 0) + 1);
  return { byMethod: byMethod.set('yes-no', threshold.cases.length), contests: contests.length, refusals: refusals.length, cases: threshold.cases.length };
}
