import type { BenchNode } from './child.js';
import { child } from './child.js';
import { INCIDENTS, withIncidents } from './incidents.js';
import { load } from './http-load.js';
import { type Figure, interleaved, ratioFigure } from './measure.js';

const CLIENTS = 16;
const ROUNDS = 5;
const ROUND_MS = 1_500;

/** Public pages as the next reader gets them, beside a Fastify server that does nothing but send a string. */
export async function benchPage(node: BenchNode): Promise<readonly Figure[]> {
  await withIncidents(node);
  const bare = await child<{ port: number }>('./bare-server.js');
  try {
    const rate = async (port: number, path: string): Promise<number> => {
      const { rate, failures } = await load(port, CLIENTS, ROUND_MS, () => ({ method: 'GET', path }), (status) => status === 200);
      if (failures > 0) throw new Error(`${path}: ${failures} requests failed`);
      return rate;
    };
    const figures: Figure[] = [];
    for (const path of ['/incidents', `/incidents/${INCIDENTS.idOf(1)}`]) {
      await rate(node.hello.port, path);
      await rate(bare.hello.port, '/');
      const rates = await interleaved(ROUNDS, () => rate(node.hello.port, path), () => rate(bare.hello.port, '/'));
      const name = path === '/incidents' ? path : '/incidents/<id>';
      figures.push(ratioFigure(`${name} to ${CLIENTS} clients; baseline a bare Fastify route`, 'pages/s', rates.ours, rates.baseline, 0.25));
    }
    return figures;
  } finally {
    await bare.stop();
  }
}
