import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { CheckDomains } from '../../src/modules/labs/index.js';
import { lookForLine } from '../../src/modules/labs/followers/look-for-line.js';
import { DnsServer } from '../support/dns-server.js';
import { eventually } from '../support/eventually.js';
import { done, proveKey, registerOrganisation } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, signedInAgain, withMember, withSteward } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const CLAIM = 'mutation ($lab: PublicId!, $domain: String!, $method: DomainWay!) { it: claimDomain(lab: $lab, domain: $domain, method: $method) { __typename ... on LabClaimReceipt { claim place line } ... on ActRefused { code } } }';
interface Claimed {
  readonly __typename: string;
  readonly code?: string;
  readonly claim: string;
  readonly place: string;
  readonly line: string;
}

describe('who controls a domain', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let dns: DnsServer;
  let steward: Person;
  let vic: Person;
  let mallory: Person;
  let lab: string;

  beforeAll(async () => {
    dns = await DnsServer.start();
    node = await startTestNode({ clock, environment: { FOLKMOOT_DNS: dns.address } });
    steward = await withSteward(node);
    vic = await withMember(node, [], 'Vic');
    mallory = await withMember(node, [], 'Mallory');
    lab = await registerOrganisation(node, 'Lab of Examples');
    await done(steward.act(`mutation { act: prepareRecogniseDomain(lab: "${lab}", domain: "lab.example") { ${PREPARED} } }`));
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await dns?.stop();
  }, 30_000);

  const claim = async (person: Person, domain = 'lab.example', method = 'DNS'): Promise<Claimed> => (await person.ask<{ it: Claimed }>(CLAIM, { lab, domain, method })).it;
  const check = (): Promise<void> => node.app.get(CheckDomains).run();
  const speaks = async (person: Person): Promise<boolean> => (await person.ask<{ lab: { speaksFor: boolean } }>(`{ lab(entity: "${lab}") { speaksFor } }`)).lab.speaksFor;
  const statuses = async (person: Person): Promise<string[]> => (await person.ask<{ lab: { claims: { status: string }[] } }>(`{ lab(entity: "${lab}") { claims { status } } }`)).lab.claims.map(({ status }) => status);
  const later = async (days: number): Promise<void> => {
    await everythingPublished(node);
    clock.forward({ days });
    [steward, vic, mallory] = [await signedInAgain(node, steward), await signedInAgain(node, vic), await signedInAgain(node, mallory)];
  };

  it('whoever can set the record speaks for the lab; nobody need ask for the check', async () => {
    const { claim: id, place, line } = await claim(vic);
    expect([place, line]).toEqual(['_folkmoot.lab.example', `folkmoot-verification=${id}`]);
    dns.txt.set('_folkmoot.lab.example', ['v=spf1 -all', line]);
    await eventually(() => speaks(vic), 'the check that follows a claim');
    expect(await statuses(vic)).toEqual(['VERIFIED']);
  }, 40_000);

  it('a claim of a domain that somebody else controls stays a claim', async () => {
    expect(await claim(mallory, 'evil.example')).toMatchObject({ code: 'NOT_RECOGNISED' });
    await claim(mallory); // Vic's record is there, Mallory's is not
    await check();
    expect(await speaks(mallory)).toBe(false);
    expect(await statuses(mallory)).toEqual(['PENDING']);
    const sign = `mutation { act: preparePublishPolicy(lab: "${lab}", title: "Ours", text: "Theirs.") { ${PREPARED} } }`;
    expect(await mallory.act(sign)).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
    await done(vic.act(sign));
    for (let i = 0; i < 4; i++) await claim(mallory);
    expect(await claim(mallory)).toMatchObject({ code: 'TOO_MANY' });
  });

  it('what is verified is looked at daily: one miss is forgiven, two are not, and no answer is no miss', async () => {
    const entries = async (): Promise<number> => (await node.database.dataSource.query<{ n: number }[]>("SELECT count(*)::int AS n FROM ledger_pending WHERE stream_kind = 'lab'"))[0]!.n;
    const before = await entries();
    await check();
    expect(await entries()).toBe(before); // not yet a day
    dns.silent.add('_folkmoot.lab.example');
    await later(1);
    await check();
    expect(await entries()).toBe(before);
    dns.silent.clear();
    await check();
    expect(await entries()).toBe(before + 1);
    const record = dns.txt.get('_folkmoot.lab.example')!;
    dns.txt.set('_folkmoot.lab.example', []);
    await later(1);
    await check();
    expect(await speaks(vic)).toBe(true);
    dns.txt.set('_folkmoot.lab.example', record);
    await later(1);
    await check();
    dns.txt.delete('_folkmoot.lab.example');
    for (let i = 0; i < 2; i++) {
      await later(1);
      await check();
    }
    expect(await speaks(vic)).toBe(false);
    expect(await statuses(vic)).toEqual(['LAPSED']);
    expect(await vic.act(`mutation { act: preparePublishPolicy(lab: "${lab}", title: "Late", text: "Text.") { ${PREPARED} } }`)).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
  }, 60_000);

  it('a claim that never shows lapses after 14 days', async () => {
    await later(14);
    await check();
    expect(new Set(await statuses(mallory))).toEqual(new Set(['LAPSED']));
  }, 40_000);

  it('an auditor finds nothing', async () => {
    await everythingPublished(node);
    await expectVerified(node);
  });

  it('a key signs for one member, one claim, one lab', async () => {
    const seed = new Uint8Array(32).fill(9);
    const key = Buffer.from(ed25519.getPublicKey(seed)).toString('base64');
    await done(steward.act(`mutation { act: prepareRecogniseKey(lab: "${lab}", key: "${key}") { ${PREPARED} } }`));
    expect((await proveKey(mallory, lab, seed, 'c1a1c1a1c1a1', vic.id)).it).toMatchObject({ code: 'SIGNATURE_FAILED' });
    expect((await proveKey(vic, lab, seed, 'c1a1c1a1c1a1')).it.__typename).toBe('LabClaimReceipt');
    expect((await proveKey(vic, lab, seed, 'c1a1c1a1c1a1')).it).toMatchObject({ code: 'CLAIM_EXISTS' });
    expect(await speaks(vic)).toBe(true);
    await done(steward.act(`mutation { act: prepareWithdrawKey(lab: "${lab}", key: "${key}", reason: COMPROMISED) { ${PREPARED} } }`));
    expect(await speaks(vic)).toBe(false);
  });
});

describe('a file at a well-known address, and whom the node asks for it', () => {
  const CLAIM_ID = '2b2b2b2b2b2b';
  const LINE = `folkmoot-verification=${CLAIM_ID}`;
  let dns: DnsServer;
  let server: Server;
  let ca: string;
  let folder: string;
  let answer: RequestListener = () => undefined;
  let asked = 0;

  beforeAll(async () => {
    dns = await DnsServer.start();
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=lab.example', '-addext', 'subjectAltName=DNS:lab.example'], { stdio: 'ignore' });
    ca = await readFile(cert, 'utf8');
    server = createServer({ key: await readFile(key), cert: ca }, (request, response) => {
      asked++;
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    dns.a.set('lab.example', ['127.0.0.1']);
  }, 30_000);
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await dns?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (privateAddresses: boolean, domain = 'lab.example'): ReturnType<typeof lookForLine> =>
    lookForLine(domain, 'well-known', CLAIM_ID, { dns: dns.address, privateAddresses, port: (server.address() as AddressInfo).port, ca });

  it('is found', async () => {
    answer = (request, response) => response.end(request.url === '/.well-known/folkmoot-verification.txt' ? `hello\r\n${LINE}\n` : '');
    expect(await look(true)).toMatchObject({ found: true });
  });

  it('never at an address of the node’s own network, however it is dressed', async () => {
    asked = 0;
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '192.168.0.1', '0.0.0.0']) {
      dns.a.set('inside.example', [address]);
      expect(await look(false, 'inside.example')).toMatchObject({ found: false });
    }
    expect(await look(false)).toMatchObject({ found: false });
    expect(asked).toBe(0);
  });

  it('never behind a redirect', async () => {
    asked = 0;
    answer = (_, response) => response.writeHead(302, { location: `https://lab.example:${(server.address() as AddressInfo).port}/elsewhere` }).end();
    expect(await look(true)).toMatchObject({ found: false });
    expect(asked).toBe(1);
  });

  it('not beyond 64 KB, not in part of a line, not in a page that says it was not found', async () => {
    answer = (_, response) => response.end(`${'x'.repeat(70_000)}\n${LINE}\n`);
    expect(await look(true)).toMatchObject({ found: false });
    answer = (_, response) => response.end(`my line is ${LINE}`);
    expect(await look(true)).toMatchObject({ found: false });
    answer = (_, response) => response.writeHead(404).end(LINE);
    expect(await look(true)).toMatchObject({ found: false });
  });

  it('a server in trouble, a false certificate, no name server: nobody knows', async () => {
    answer = (_, response) => response.writeHead(503).end();
    expect(await look(true)).toBe('unknown');
    dns.a.set('other.example', ['127.0.0.1']);
    expect(await look(true, 'other.example')).toBe('unknown');
    dns.silent.add('quiet.example');
    expect(await look(true, 'quiet.example')).toBe('unknown');
  }, 40_000);
});
