import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server as small as can be (RFC 5321 without extensions), on loopback: keeps what it was given. */
export interface TestSmtp {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Answers the next recipients so: `450 later`, `550 nobody here`. Undefined: takes them. */
  refuse(answer: string | undefined): void;
  /** Called when a mail has come and was not answered yet. */
  onMail(hook: (() => Promise<void>) | undefined): void;
  stop(): Promise<void>;
}

export interface ReceivedMail {
  readonly to: string;
  /** As it came over the wire. */
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export async function startSmtp(): Promise<TestSmtp> {
  const mails: ReceivedMail[] = [];
  let refusal: string | undefined;
  let hook: (() => Promise<void>) | undefined;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let buffer = '';
    let to = '';
    let inData = false;
    say('220 test');
    socket.on('data', (bytes) => {
      buffer += bytes.toString('latin1');
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const piece = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          mails.push(parseMail(to, piece));
          void (hook?.() ?? Promise.resolve()).then(() => say('250 taken'));
        } else if (/^RCPT TO:/i.test(piece)) {
          to = /<(.*)>/.exec(piece)?.[1] ?? '';
          say(refusal ?? '250 ok');
        } else if (/^DATA/i.test(piece)) {
          inData = true;
          say('354 go on');
        } else if (/^QUIT/i.test(piece)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refuse: (answer) => void (refusal = answer),
    onMail: (called) => void (hook = called),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function parseMail(to: string, raw: string): ReceivedMail {
  const [head = '', body = ''] = [raw.slice(0, raw.indexOf('\r\n\r\n')), raw.slice(raw.indexOf('\r\n\r\n') + 4)];
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) headers[line.slice(0, line.indexOf(':')).toLowerCase()] = line.slice(line.indexOf(':') + 1).trim();
  const encoding = headers['content-transfer-encoding'];
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
        : body;
  return { to, raw, headers, text: text.replaceAll('\r\n', '\n') };
}
