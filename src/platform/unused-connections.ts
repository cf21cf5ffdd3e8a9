import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes the connections of a server on which nobody waits for an answer. Node closes those itself that have served before; one
 * that was opened beforehand and never used, as browsers do, would hold up a closing server until its time is over.
 */
export function unusedConnections(server: Server): { close(): void } {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    unused.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) unused.add(socket);
    });
  });
  return {
    close() {
      for (const socket of unused) socket.destroy();
    },
  };
}
