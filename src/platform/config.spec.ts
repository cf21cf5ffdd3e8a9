import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, loadConfig } from './config.js';

describe('loadConfig', () => {
  it('needs nothing', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('var'),
      databaseUrl: undefined,
      publicUrl: 'http://localhost:3000',
      rpId: 'localhost',
      rateLimits: true,
      maxMergeDelaySeconds: 60,
      evidenceReportBytes: 200_000_000,
      evidenceDayBytes: 5_000_000_000,
      logLevel: 'info',
    });
    expect([...config.roles]).toEqual(['web', 'sequencer', 'worker']);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('takes the relying party of passkeys from the public address', () => {
    const config = loadConfig({ FOLKMOOT_PUBLIC_URL: 'https://moot.example:8443/', HOST: '0.0.0.0', PORT: '80' });
    expect(config).toMatchObject({ publicUrl: 'https://moot.example:8443', rpId: 'moot.example', port: 80 });
  });

  it('lets tests switch rate limits off on this machine alone', () => {
    expect(loadConfig({ FOLKMOOT_RATE_LIMITS: 'off', HOST: '127.0.0.1' }).rateLimits).toBe(false);
    expect(loadConfig({ FOLKMOOT_RATE_LIMITS: 'off', HOST: '::1' }).rateLimits).toBe(false);
  });

  it('keeps the roll-back guard in the data folder, or where it is told', () => {
    expect(loadConfig({ FOLKMOOT_DATA: '/srv/moot' }).guardFile).toBe('/srv/moot/guard/checkpoint');
    const elsewhere = join(tmpdir(), 'checkpoint');
    expect(loadConfig({ FOLKMOOT_GUARD: elsewhere }).guardFile).toBe(elsewhere);
    // Whoever signs nothing need not reach it.
    expect(loadConfig({ FOLKMOOT_GUARD: '/nowhere/checkpoint', FOLKMOOT_ROLES: 'web,worker' }).guardFile).toBe('/nowhere/checkpoint');
  });

  it('sends mail where it knows a server and a sender', () => {
    expect(loadConfig({}).mail).toBeUndefined();
    expect(loadConfig({ FOLKMOOT_SMTP_URL: 'smtps://moot:word@mail.example:465', FOLKMOOT_MAIL_FROM: 'moot@moot.example' }).mail).toEqual({ smtpUrl: 'smtps://moot:word@mail.example:465', from: 'moot@moot.example' });
    expect(loadConfig({ FOLKMOOT_LOCAL_WEBHOOKS: 'on' }).localWebhooks).toBe(true);
  });

  const bad: readonly (readonly [string, string, Record<string, string>?])[] = [
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', '127.0.0.1:3000'],
    ['DATABASE_URL', 'mysql://root:hunter2@localhost/db'],
    ['DATABASE_URL', 'localhost hunter2'],
    ['REDIS_URL', 'http://:hunter2@localhost'],
    ['FOLKMOOT_PUBLIC_URL', 'moot.example'],
    ['FOLKMOOT_PUBLIC_URL', 'http://127.0.0.1:3000'],
    ['FOLKMOOT_PUBLIC_URL', 'http://[::1]:3000'],
    ['FOLKMOOT_PUBLIC_URL', 'https://moot.example/portal'],
    ['FOLKMOOT_PUBLIC_URL', 'https://me:hunter2@moot.example'],
    ['FOLKMOOT_PUBLIC_URL', 'javascript:alert(1)'],
    ['FOLKMOOT_ORIGIN', 'https://moot.example/log'],
    ['FOLKMOOT_ORIGIN', 'moot example'],
    ['FOLKMOOT_ORIGIN', 'moot+example'],
    ['FOLKMOOT_ROLES', 'web,mayor'],
    ['FOLKMOOT_ROLES', ','],
    ['FOLKMOOT_RATE_LIMITS', 'no'],
    ['FOLKMOOT_TRUST_PROXY', 'everybody'],
    ['FOLKMOOT_RATE_LIMITS', 'off', { HOST: '0.0.0.0' }],
    ['FOLKMOOT_RATE_LIMITS', 'off', { HOST: '127.example.org' }],
    ['FOLKMOOT_MAX_MERGE_DELAY', '0'],
    ['FOLKMOOT_MAX_MERGE_DELAY', 'a minute'],
    ['FOLKMOOT_GUARD', '/nowhere/checkpoint'],
    ['FOLKMOOT_GUARD', tmpdir()],
    ['FOLKMOOT_EVIDENCE_PER_REPORT', '0'],
    ['FOLKMOOT_EVIDENCE_PER_DAY', '5 GB'],
    ['FOLKMOOT_SMTP_URL', 'https://moot:hunter2@mail.example', { FOLKMOOT_MAIL_FROM: 'moot@moot.example' }],
    ['FOLKMOOT_SMTP_URL', '', { FOLKMOOT_MAIL_FROM: 'moot@moot.example' }],
    ['FOLKMOOT_MAIL_FROM', '', { FOLKMOOT_SMTP_URL: 'smtp://moot:hunter2@mail.example' }],
    ['FOLKMOOT_MAIL_FROM', 'Moot <moot@moot.example>', { FOLKMOOT_SMTP_URL: 'smtp://mail.example' }],
    ['FOLKMOOT_LOCAL_WEBHOOKS', 'on', { HOST: '0.0.0.0' }],
    ['FOLKMOOT_DNS', 'ns.example:53'],
    ['FOLKMOOT_DNS', '127.0.0.1'],
    ['FOLKMOOT_BEACON_RELAYS', 'http://relay.example'],
    ['FOLKMOOT_BEACON_RELAYS', 'https://me:secret@relay.example'],
    ['FOLKMOOT_BEACON_DIR', '/nowhere/rounds'],
    ['FOLKMOOT_PRIVATE_DOMAINS', 'yes'],
    ['FOLKMOOT_WITNESS_POLICY', '/nowhere/policy'],
    ['FOLKMOOT_WITNESSED_LOGS', '/nowhere/logs'],
    ['FOLKMOOT_LOG_LEVEL', 'loud'],
  ];
  it.each(bad)('refuses %s=%s, naming variable and remedy but no password', (variable, value, others = {}) => {
    let thrown: unknown;
    try {
      loadConfig({ ...others, [variable]: value });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    const { message } = thrown as ConfigError;
    expect(message).toMatch(new RegExp(`^${variable}: .{20,}`));
    expect(message).not.toContain('hunter2');
  });
});
