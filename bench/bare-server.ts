import { fastify } from 'fastify';

/** A Fastify server with one route that sends a string, as the measure of what HTTP costs here. */
const bare = fastify();
bare.get('/', () => 'hello');
await bare.listen({ host: '127.0.0.1', port: 0 });
const address = bare.server.address();
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
process.on('SIGTERM', () => void bare.close().then(() => process.exit(0)));
