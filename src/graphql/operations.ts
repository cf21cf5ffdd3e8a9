import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, type DocumentNode, type ExecutionResult, parse, validate } from 'graphql';
import type { GraphqlContext } from './context.js';

/**
 * Runs GraphQL operations inside the process: what the portal's pages use, so that a person can do nothing there that an
 * API client cannot. Each document is parsed and validated once; one that does not fit the schema throws at its first use.
 */
@Injectable()
export class Operations {
  readonly #documents = new Map<string, DocumentNode>();

  constructor(private readonly host: GraphQLSchemaHost) {}

  /** Throws the first error of the operation: pages turn codes into statuses, see portal/pages. */
  async run<Data>(text: string, variables: Record<string, unknown>, context: GraphqlContext): Promise<Data> {
    const result = (await execute({
      schema: this.host.schema,
      document: this.#document(text),
      variableValues: variables,
      contextValue: context,
    })) as ExecutionResult<Data>;
    if (result.errors?.[0]) throw result.errors[0];
    return result.data!;
  }

  #document(text: string): DocumentNode {
    const known = this.#documents.get(text);
    if (known) return known;
    const document = parse(text);
    const [error] = validate(this.host.schema, document);
    if (error) throw error;
    this.#documents.set(text, document);
    return document;
  }
}
