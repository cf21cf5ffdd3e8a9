import { Agent, request } from 'node:http';

export interface Load {
  /** Requests per second. */
  readonly rate: number;
  readonly milliseconds: readonly number[];
  readonly failures: number;
}

export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** `clients` connections, each asking again as soon as it is answered, for `ms`. Loopback only, bounded in time. */
export async function load(port: number, clients: number, ms: number, next: (n: number) => Shot, check: (status: number, body: string) => boolean): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const milliseconds: number[] = [];
  let failures = 0;
  let n = 0;
  const start = Date.now();
  const end = start + ms;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (Date.now() < end) {
        const begun = performance.now();
        const { status, body } = await ask(agent, port, next(n++));
        milliseconds.push(performance.now() - begun);
        if (!check(status, body)) failures += 1;
      }
    }),
  );
  agent.destroy();
  return { rate: (milliseconds.length * 1000) / (Date.now() - start), milliseconds, failures };
}

function ask(agent: Agent, port: number, shot: Shot): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = shot.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(shot.body) };
    const outgoing = request({ host: '127.0.0.1', port, path: shot.path, method: shot.method, agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end(shot.body);
  });
}
