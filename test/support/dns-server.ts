import { createSocket, type Socket } from 'node:dgram';

/** A name server of a spec's own: answers TXT and A records that it is told, and that there is no such name otherwise (RFC 1035). */
export class DnsServer {
  readonly txt = new Map<string, readonly string[]>();
  readonly a = new Map<string, readonly string[]>();
  /** Names that get no answer, as if the server were down. */
  readonly silent = new Set<string>();
  readonly asked: string[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('message', (message, { address, port }) => {
      const answer = this.#answer(message);
      if (answer) socket.send(answer, port, address);
    });
  }

  static async start(): Promise<DnsServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new DnsServer(socket);
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  #answer(query: Buffer): Buffer | undefined {
    const labels: string[] = [];
    let at = 12;
    while (query[at] !== 0) {
      labels.push(query.subarray(at + 1, at + 1 + query[at]!).toString('ascii'));
      at += 1 + query[at]!;
    }
    const name = labels.join('.').toLowerCase();
    const type = query.readUInt16BE(at + 1);
    const question = query.subarray(12, at + 5);
    this.asked.push(`${name} ${type}`);
    if (this.silent.has(name)) return undefined;
    const records = type === 16 ? (this.txt.get(name) ?? []).map(textData) : type === 1 ? (this.a.get(name) ?? []).map(addressData) : [];
    const known = this.txt.has(name) || this.a.has(name);
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (known ? 0 : 3), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    const answers = records.map((data) => {
      const record = Buffer.alloc(12);
      record.writeUInt16BE(0xc00c, 0); // the name of the question
      record.writeUInt16BE(type, 2);
      record.writeUInt16BE(1, 4);
      record.writeUInt16BE(data.length, 10);
      return Buffer.concat([record, data]);
    });
    return Buffer.concat([header, question, ...answers]);
  }
}

/** In pieces, as long texts must be. */
function textData(text: string): Buffer {
  const half = Math.ceil(text.length / 2);
  return Buffer.concat([text.slice(0, half), text.slice(half)].map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'ascii')])));
}

function addressData(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}
