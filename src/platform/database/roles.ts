import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Logger } from '../logger.js';
import { keysFolder, readOrCreateSecret } from '../secret-file.js';

/**
 * Two roles. The owner makes tables and runs migrations, then leaves. The service works as `folkmoot_app`, which has just
 * the rights that migrations grant it: it cannot change or delete ledger rows even if the service is taken over.
 */
export const APP_ROLE = 'folkmoot_app';
/** Schema of the job queue, which brings its own tables. */
export const JOBS_SCHEMA = 'jobs';
const OLDEST_SERVER = 14;
const ROLES_LOCK = 7_310_003;
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Used by migrations: `grantApp(runner, 'ledger_entry', 'SELECT, INSERT')`, `grantApp(runner, 'SEQUENCE entry_number', 'USAGE')`.
 * Does nothing where the service runs as the owner. That the role exists says nothing, since a server's roles are common to
 * all its databases and it may be a neighbour's; that the job schema is its own says that it is ours.
 */
export async function grantApp(runner: QueryRunner, object: string, rights: string): Promise<void> {
  await runner.query(`DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_namespace WHERE nspname = '${JOBS_SCHEMA}' AND pg_get_userbyid(nspowner) = '${APP_ROLE}')
    THEN GRANT ${rights} ON ${object} TO ${APP_ROLE}; END IF;
  END $$`);
}

/** Makes the restricted role where the owner may, and says under which address the service connects. Idempotent. */
export async function prepareAppRole(ownerUrl: string, dataDir: string, logger: Logger): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'folkmoot roles' });
  await connect(owner);
  try {
    await checkVersion(owner);
    const secret = readOrCreateSecret(join(keysFolder(dataDir), 'app-role.secret'), () => randomBytes(24).toString('hex'));
    const appUrl = withCredentials(ownerUrl, APP_ROLE, secret);
    if ((await mayCreateRoles(owner)) && (await makeRole(owner, appUrl, secret, logger))) return appUrl;
    logger.warn('the user of DATABASE_URL may not make roles (CREATEROLE): the service runs as this user, and triggers alone guard the ledger');
    await owner.query(`CREATE SCHEMA IF NOT EXISTS ${JOBS_SCHEMA}`);
    return ownerUrl;
  } finally {
    await owner.end();
  }
}

/** False where the role belongs to somebody else on this server: then its password and membership are not ours to give. */
async function makeRole(owner: pg.Client, appUrl: string, secret: string, logger: Logger): Promise<boolean> {
  await owner.query('BEGIN');
  try {
    await owner.query('SELECT pg_advisory_xact_lock($1)', [ROLES_LOCK]); // two nodes that start at once
    await ensureRole(owner, appUrl, secret, logger);
    await grantBasics(owner);
    await owner.query('COMMIT');
    return true;
  } catch (error) {
    await owner.query('ROLLBACK');
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return false;
    throw error;
  }
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Error(`The database cannot be reached (${code}). Check that the server runs and that DATABASE_URL names host, port, user, password and database.`);
  }
}

async function checkVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < OLDEST_SERVER) throw new Error(`DATABASE_URL: the server is PostgreSQL ${major}; ${OLDEST_SERVER} or newer is needed.`);
}

async function mayCreateRoles(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean }>('SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user');
  return rows[0]?.may === true;
}

async function ensureRole(owner: pg.Client, appUrl: string, secret: string, logger: Logger): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (rowCount === 0) {
    await owner.query(`CREATE ROLE ${APP_ROLE} LOGIN NOCREATEDB NOCREATEROLE PASSWORD '${scramVerifier(secret)}'`);
  } else if (!(await canLogIn(appUrl))) {
    logger.warn(`the password of ${APP_ROLE} is set anew; nodes on other machines need this node's keys/app-role.secret`);
    await owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD '${scramVerifier(secret)}'`);
  }
}

async function grantBasics(owner: pg.Client): Promise<void> {
  await owner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`); // PostgreSQL 14 still gives it
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`);
  const { rowCount } = await owner.query('SELECT FROM pg_namespace WHERE nspname = $1', [JOBS_SCHEMA]);
  if (rowCount !== 0) return;
  // Only who may act as a role can give it something; since PostgreSQL 16 its maker may not, until he grants it to himself.
  await owner.query(`DO $$ BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT ${APP_ROLE} TO %I', current_user); END IF;
  END $$`);
  await owner.query(`CREATE SCHEMA ${JOBS_SCHEMA} AUTHORIZATION ${APP_ROLE}`);
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: wrong password, 28000: login not allowed. 42501: right password, no CONNECT right: a new password would not help.
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What PostgreSQL keeps instead of the password (RFC 5803). Sent in its place, so that no server log can hold the password. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const storedKey = createHash('sha256').update(createHmac('sha256', salted).update('Client Key').digest()).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

function withCredentials(address: string, user: string, password: string): string {
  const url = new URL(address);
  if (url.hostname === '') {
    // postgres:///name?host=/run/postgresql: a URL without host can carry no user, but pg reads both from the query.
    url.searchParams.set('user', user);
    url.searchParams.set('password', password);
  } else {
    url.username = user;
    url.password = password;
  }
  return url.toString();
}
