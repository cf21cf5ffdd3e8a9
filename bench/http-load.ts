import { connect, type Socket } from 'node:net';

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
  /** A session token. */
  readonly token?: string;
}

interface Answer {
  readonly status: number;
  /** As it came: to decode a page that nobody reads cost this side more than the server took to send it. */
  readonly body: Buffer;
}

/** `clients` kept-alive connections, each asking again as soon as it is answered, for `ms`. */
export async function load(port: number, clients: number, ms: number, next: (n: number) => Shot, check: (status: number, body: Buffer) => boolean): Promise<Load> {
  const milliseconds: number[] = [];
  let failures = 0;
  let n = 0;
  const start = Date.now();
  const end = start + ms;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new Connection(port);
      while (Date.now() < end) {
        const begun = performance.now();
        const { status, body } = await connection.ask(next(n++));
        milliseconds.push(performance.now() - begun);
        if (!check(status, body)) failures += 1;
      }
      connection.close();
    }),
  );
  return { rate: (milliseconds.length * 1000) / (Date.now() - start), milliseconds, failures };
}

/** Each shot once, by so many kept-alive connections; answers what did not go as it should, and the seconds. */
export async function shootAll(port: number, clients: number, shots: readonly Shot[], check: (status: number, body: Buffer) => boolean): Promise<{ readonly seconds: number; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  let n = 0;
  const start = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new Connection(port);
      for (let shot = shots[n++]; shot !== undefined; shot = shots[n++]) {
        const { status, body } = await connection.ask(shot);
        if (!check(status, body)) failures.push(body.toString('utf8', 0, 300));
      }
      connection.close();
    }),
  );
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, failures };
}

export function graphqlShot(query: string, variables: Record<string, unknown> = {}, token?: string): Shot {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }), ...(token !== undefined && { token }) };
}

/** One answer without errors, or a complaint that says what came instead. */
export async function askGraphql<Data>(port: number, query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
  const connection = new Connection(port);
  const { status, body } = await connection.ask(graphqlShot(query, variables, token));
  connection.close();
  const { data, errors } = JSON.parse(body.toString()) as { data?: Data; errors?: unknown };
  if (status !== 200 || errors !== undefined || data === undefined) throw new Error(`HTTP ${status}: ${body.toString('utf8', 0, 500)}`);
  return data;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** Just enough HTTP/1.1 to measure a server and not the client: one request at a time, answers in full. Asks for compressed answers, as browsers do. */
class Connection {
  readonly #socket: Socket;
  #received: Buffer = NOTHING;
  #answer: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#answer?.reject(error));
    this.#socket.on('close', () => this.#answer?.reject(new Error('the server closed the connection')));
  }

  ask({ method, path, body, token }: Shot): Promise<Answer> {
    const length = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: br, gzip\r\n${token === undefined ? '' : `authorization: Bearer ${token}\r\n`}${length}\r\n${body ?? ''}`);
    return new Promise((resolve, reject) => (this.#answer = { resolve, reject }));
  }

  close(): void {
    this.#answer = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(END_OF_HEAD);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      // In chunks: a page that is not kept yet. Of these only the end matters.
      if (!this.#received.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS)) return;
      this.#received = NOTHING;
      return this.#answer?.resolve({ status: Number(head.slice(9, 12)), body: NOTHING });
    }
    const bodyEnd = headEnd + END_OF_HEAD.length + Number(length);
    if (this.#received.length < bodyEnd) return;
    const body = this.#received.subarray(headEnd + END_OF_HEAD.length, bodyEnd);
    this.#received = this.#received.subarray(bodyEnd);
    this.#answer?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
