import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { startNode } from '../src/node.js';
import { loadConfig } from '../src/platform/config.js';

const keys = new Map<string, KeyObject>();

/** The baselines, in the very server that is measured: a mutation that inserts one row, and a route that sends a string. */
@Injectable()
@Resolver()
class BaselineResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Mutation(() => Boolean)
  async baselineInsert(@Args('title', { type: () => String }) title: string, @Args('account', { type: () => String }) account: string): Promise<boolean> {
    await this.dataSource.query('INSERT INTO bench_row (title, account) VALUES ($1, $2)', [title, account]);
    return true;
  }

  /** A bare signature checked by the platform, and one row: what a vote costs at the least. */
  @Mutation(() => Boolean)
  async baselineVote(
    @Args('act', { type: () => String }) act: string,
    @Args('signature', { type: () => String }) signature: string,
    @Args('key', { type: () => String }) key: string,
  ): Promise<boolean> {
    const known = keys.get(key) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    keys.set(key, known);
    if (!verify(null, Buffer.from(act, 'base64'), known, Buffer.from(signature, 'base64'))) return false;
    await this.dataSource.query('INSERT INTO bench_row (title, account) VALUES ($1, $2)', [key, act]);
    return true;
  }

  @Query(() => Boolean)
  async baselineSelect(): Promise<boolean> {
    return Array.isArray(await this.dataSource.query('SELECT 1'));
  }
}

@Module({ providers: [BaselineResolver] })
class BaselineModule {}

const node = await startNode(loadConfig(), { modules: [BaselineModule] });
const stop = (): void => void node.shutdown.drain().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', stop); // whoever measured is gone
process.send?.({ port: Number(new URL(node.url!).port), ownerUrl: node.database.ownerUrl, dataDir: node.config.dataDir });
process.on('message', (message) => {
  if (message === 'memory') {
    (globalThis as { gc?: () => void }).gc?.();
    process.send?.({ rss: process.memoryUsage().rss });
  }
});
