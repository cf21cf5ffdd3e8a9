import { loadConfig } from './platform/config.js';
import { startNode } from './node.js';

/** The server alone, for process managers: `node dist/src/main.js`. `npm start` does the same and says where to go. */
const node = await startNode(loadConfig());
node.shutdown.listen();
