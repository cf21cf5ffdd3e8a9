import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type DocumentNode, type ExecutionArgs, getOperationAST, GraphQLError, OperationTypeNode, parse, specifiedRules, subscribe, validate } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { ANONYMOUS } from '../kernel/viewer.js';
import { newContext } from './context.js';
import { QUERY_LIMITS, shapeRule } from './limits.js';

/** What one socket may be. Whoever needs more asks over HTTP, where every operation is weighed. */
export const SOCKET_LIMITS = { path: '/graphql', sockets: 1_000, subscriptions: 5, message: 16 * 1024, pingMs: 30_000 } as const;

/**
 * Subscriptions over `graphql-ws`, and nothing else: queries and mutations belong to HTTP, where depth, cost and rates are limited.
 * Everything told here is public, so nobody is asked who he is: a page of another site that opens a socket gains nothing by its
 * visitor's cookie.
 */
@Injectable()
export class SubscriptionSocket implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: SOCKET_LIMITS.message, perMessageDeflate: false, handleProtocols });
  #pings: NodeJS.Timeout | undefined;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly host: GraphQLSchemaHost,
  ) {}

  onApplicationBootstrap(): void {
    const server = makeServer({ onSubscribe: ({ subscriptions }, _id, payload) => this.#admit(Object.keys(subscriptions).length, payload), subscribe });
    this.#sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
      const alive = (): unknown => awake.add(socket);
      alive();
      socket.on('pong', alive).on('error', () => socket.terminate());
      const closed = server.opened(
        {
          protocol: socket.protocol,
          send: (data) => new Promise((sent) => socket.send(data, () => sent())),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (take) => socket.on('message', (data) => void take((data as Buffer).toString()).catch(() => socket.close(CloseCode.BadRequest))),
        },
        { socket, request },
      );
      socket.once('close', (code, reason) => void closed(code, String(reason)));
    });
    const awake = new WeakSet<WebSocket>();
    this.#pings = setInterval(() => {
      for (const socket of this.#sockets.clients) {
        if (awake.delete(socket)) socket.ping();
        else socket.terminate();
      }
    }, SOCKET_LIMITS.pingMs).unref();
    const http = this.adapter.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => this.#upgrade(request, socket, head));
  }

  onModuleDestroy(): void {
    clearInterval(this.#pings);
    for (const socket of this.#sockets.clients) socket.close(1001, 'Going away');
    this.#sockets.close();
  }

  /** A connection that asks to become something else is out of reach of the server's time limits: it is taken, or ended at once. */
  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    const path = request.url?.split('?')[0];
    if (path !== SOCKET_LIMITS.path || !offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return refuse(socket, '400 Bad Request');
    if (this.#sockets.clients.size >= SOCKET_LIMITS.sockets) return refuse(socket, '503 Service Unavailable');
    this.#sockets.handleUpgrade(request, socket, head, (taken) => this.#sockets.emit('connection', taken, request));
  }

  #admit(open: number, { query, operationName, variables }: SubscribePayload): readonly GraphQLError[] | ExecutionArgs {
    if (open > SOCKET_LIMITS.subscriptions) return [refused(`A socket has at most ${SOCKET_LIMITS.subscriptions} subscriptions.`)];
    const { schema } = this.host;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: QUERY_LIMITS.tokens });
    } catch (error) {
      return [error instanceof GraphQLError ? error : refused('This is not GraphQL.')];
    }
    const errors = validate(schema, document, [...specifiedRules, shapeRule]);
    if (errors.length > 0) return errors;
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [refused('Only subscriptions are taken here. Send queries and mutations by POST.')];
    }
    return { schema, document, operationName, variableValues: variables, contextValue: newContext(ANONYMOUS, 0) };
  }
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
