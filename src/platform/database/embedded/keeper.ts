import pg from 'pg';

/** Advisory locks in the database `postgres` of the embedded server; any numbers will do as long as they never change. */
const NODE_LOCK = 7_310_001;
const USERS_LOCK = 7_310_002;

/** Another node holds this data folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(`Another node is running on ${dataDir}. Stop it first, or give this one a folder of its own with FOLKMOOT_DATA.`);
    this.name = 'DataFolderInUse';
  }
}

/**
 * One connection, held as long as the server is used here. Its locks say who uses the server, and PostgreSQL frees them
 * when the process dies, however it dies:
 * a node holds NODE alone, everybody holds USERS shared, and who leaves last turns the server off.
 */
export class Keeper {
  /** Settles when the connection is gone: the server died, or `close` was called. */
  readonly gone: Promise<void>;

  private constructor(private readonly client: pg.Client) {
    this.gone = new Promise((resolve) => client.once('end', resolve));
  }

  static async open(url: string, dataDir: string, asNode: boolean): Promise<Keeper> {
    const client = new pg.Client({ connectionString: url, application_name: 'folkmoot keeper', keepAlive: true });
    client.on('error', () => undefined); // 'end' follows and is what counts
    await client.connect();
    try {
      // Waits while the last one is turning the server off; then the connection breaks and the caller starts anew.
      await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
      if (asNode && !(await tryLock(client, NODE_LOCK))) throw new DataFolderInUse(dataDir);
      return new Keeper(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Leaves; true when nobody else is there, and then nobody can come before the server is off. */
  async leave(): Promise<boolean> {
    await this.client.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
    return tryLock(this.client, USERS_LOCK);
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key]);
  return rows[0]?.locked === true;
}
