import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one operation may be. Generous for people who write queries, tight for those who write attacks. */
export const QUERY_LIMITS = {
  /** Bytes of a request's body; files travel by POST /uploads. */
  body: 256 * 1024,
  tokens: 4_000,
  depth: 12,
  aliases: 30,
  rootFields: 12,
  directives: 20,
  complexity: 5_000,
  pageSize: 100,
} as const;

function tooLarge(what: string, limit: number): GraphQLError {
  return new GraphQLError(`The operation has more than ${limit} ${what}. Split it into smaller ones.`, {
    extensions: { code: 'QUERY_TOO_LARGE' },
  });
}

/**
 * Refuses by shape, before anything runs. Fragments are followed where they are spread, with every fragment's measure
 * computed once, so that a small text with nested fragments cannot cost more to check than it says. Introspection counts too.
 */
export function shapeRule(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      leave(document) {
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const definition of document.definitions) {
          if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        }
        const measured = new Map<string, Measure>();
        for (const definition of document.definitions) {
          if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
          const measure = measureOf(definition.selectionSet, fragments, measured, new Set());
          if (measure.depth > QUERY_LIMITS.depth + introspectionAllowance(definition.selectionSet)) {
            context.reportError(tooLarge('levels', QUERY_LIMITS.depth));
          }
          if (measure.aliases > QUERY_LIMITS.aliases) context.reportError(tooLarge('aliases', QUERY_LIMITS.aliases));
          if (measure.directives > QUERY_LIMITS.directives) context.reportError(tooLarge('directives', QUERY_LIMITS.directives));
          if (definition.selectionSet.selections.length > QUERY_LIMITS.rootFields) {
            context.reportError(tooLarge('fields at the root', QUERY_LIMITS.rootFields));
          }
        }
      },
    },
  };
}

/** The usual introspection query nests `ofType` deeper than any query for data needs to. */
function introspectionAllowance(selectionSet: SelectionSetNode): number {
  const only = selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
  return only ? 8 : 0;
}

interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

function measureOf(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  measured: Map<string, Measure>,
  open: ReadonlySet<string>,
): Measure {
  let depth = 0;
  let aliases = 0;
  let directives = 0;
  for (const selection of selectionSet.selections) {
    directives += selection.directives?.length ?? 0;
    let inner: Measure = { depth: 0, aliases: 0, directives: 0 };
    let level = 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      // Cycles and unknown fragments are reported by the standard rules.
      if (!fragment || open.has(name)) continue;
      inner = measured.get(name) ?? measureOf(fragment.selectionSet, fragments, measured, new Set([...open, name]));
      measured.set(name, inner);
    } else {
      if (selection.kind === Kind.FIELD) {
        level = 1;
        if (selection.alias) aliases += 1;
      }
      if (selection.selectionSet) inner = measureOf(selection.selectionSet, fragments, measured, open);
    }
    depth = Math.max(depth, level + inner.depth);
    aliases = Math.min(aliases + inner.aliases, Number.MAX_SAFE_INTEGER);
    directives = Math.min(directives + inner.directives, Number.MAX_SAFE_INTEGER);
  }
  return { depth, aliases, directives };
}
