import type { SignatureCheck } from '../../src/audit/index.js';

/** Specs check the same story again and again: each signature is looked at once. */
export function remembered(check: SignatureCheck): SignatureCheck {
  const answers = new Map<string, ReturnType<SignatureCheck>>();
  return (entry, origin, key) => {
    const { actor, authorization, rules, stream, command } = entry;
    const question = JSON.stringify([actor, authorization, rules, stream.kind, stream.id, command, origin, key]);
    const answer = answers.get(question) ?? check(entry, origin, key);
    answers.set(question, answer);
    return answer;
  };
}
