import { rmSync } from 'node:fs';
import { killServer, serverGone } from './test-server.js';

export default async function tearDown() {
  const folder = process.env.FOLKMOOT_TEST_RUN;
  killServer(folder);
  await serverGone(folder);
  rmSync(folder, { recursive: true, force: true });
}
