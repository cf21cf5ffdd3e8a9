import { Args, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../../../graphql/index.js';
import { ruleSentence } from '../domain/index.js';
import { parseRule } from '../domain/tally/index.js';
import { parseRuleObject } from './motion-input.js';

/** What a rule says, for whoever is about to sign it. Whether it may decide a motion, the rules of the motion say. */
@Resolver()
export class RuleReadingResolver {
  @Query(() => String, { description: 'A rule object (JSON) in words.' })
  ruleInWords(@Args('rule', { type: () => String }) rule: string): string {
    const parsed = parseRuleObject(rule);
    const { tally } = parsed;
    const read = parseRule(tally);
    if (!read.ok) throw badInput('rule', `${read.field}: ${read.refusal}.`);
    return ruleSentence(parsed);
  }
}
