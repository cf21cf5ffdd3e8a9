import { toBase64 } from '../../kernel/bytes.js';
import { parseDecimal } from './decimal.js';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.js';

/**
 * Whom a verifier believes: logs, witnesses, and how many of which witnesses must have seen a checkpoint (C2SP tlog-policy).
 *
 *     log folkmoot.example/log+84ae1431+AdBK…
 *     witness W1 witness.example/w1+e0cd2864+BKCa…
 *     witness W2 …
 *     group both all W1 W2
 *     quorum both
 */
export interface Policy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[];
  readonly witnesses: readonly { readonly name: string; readonly key: VerifierKey; readonly url?: string }[];
  readonly groups: readonly { readonly name: string; readonly threshold: number; readonly members: readonly string[] }[];
  /** Name of a witness or group, or `none`. */
  readonly quorum: string;
}

export class MalformedPolicy extends Error {
  constructor(readonly line: number) {
    super(`malformed policy, line ${line}`);
    this.name = 'MalformedPolicy';
  }
}

const LINES_LIMIT = 1_000;

/** The one exact form in which this project writes policies; `parsePolicy` also takes comments, tabs and `any`/`all`. */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): string {
  const lines = [
    ...logs.map(({ key, url }) => ['log', formatVerifierKey(key), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, formatVerifierKey(key), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum],
  ];
  return lines.map((words) => `${words.filter((word) => word !== undefined).join(' ')}\n`).join('');
}

/** Throws MalformedPolicy with the number of the first wrong line. */
export function parsePolicy(text: string): Policy {
  const logs: Policy['logs'][number][] = [];
  const witnesses: Policy['witnesses'][number][] = [];
  const groups: Policy['groups'][number][] = [];
  let quorum: string | undefined;
  const keys = new Set<string>();
  const names = new Set<string>();
  const used = new Set<string>();

  const lines = text.split('\n');
  if (lines.length > LINES_LIMIT) throw new MalformedPolicy(LINES_LIMIT);
  lines.forEach((line, i) => {
    const need = (condition: boolean): void => {
      if (!condition) throw new MalformedPolicy(i + 1);
    };
    const key = (vkey: string | undefined, kind: VerifierKey['kind']): VerifierKey => {
      let parsed: VerifierKey;
      try {
        parsed = parseVerifierKey(vkey ?? '');
      } catch {
        throw new MalformedPolicy(i + 1);
      }
      const bytes = `${kind} ${toBase64(parsed.publicKey)}`;
      need(parsed.kind === kind && !keys.has(bytes));
      keys.add(bytes);
      return parsed;
    };
    const define = (name: string | undefined): string => {
      need(name !== undefined && name !== 'none' && !names.has(name));
      names.add(name!);
      return name!;
    };

    need(!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line));
    const [word, ...rest] = line.split(/[ \t]+/).filter((part) => part !== '');
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log') {
      need(rest.length === 1 || rest.length === 2);
      logs.push({ key: key(rest[0], 'ed25519'), ...url(rest[1]) });
    } else if (word === 'witness') {
      need(rest.length === 2 || rest.length === 3);
      witnesses.push({ name: define(rest[0]), key: key(rest[1], 'cosignature'), ...url(rest[2]) });
    } else if (word === 'group') {
      const [name, count, ...members] = rest;
      const threshold = count === 'any' ? 1 : count === 'all' ? members.length : parseDecimal(count);
      need(members.length > 0 && threshold !== undefined && threshold >= 1 && threshold <= members.length);
      for (const member of members) {
        // A witness counts in one way only, so that a threshold means what it says.
        need(names.has(member) && !used.has(member));
        used.add(member);
      }
      groups.push({ name: define(name), threshold: threshold!, members });
    } else {
      need(word === 'quorum' && quorum === undefined && rest.length === 1 && (rest[0] === 'none' || names.has(rest[0]!)));
      quorum = rest[0];
    }
  });
  if (quorum === undefined) throw new MalformedPolicy(lines.length);
  return { logs, witnesses, groups, quorum };
}

function url(text: string | undefined): { url?: string } {
  return text === undefined ? {} : { url: text };
}

/** `cosigners` are the policy's own names of the witnesses whose cosignatures were verified. */
export function quorumMet(policy: Policy, cosigners: readonly string[]): boolean {
  if (policy.quorum === 'none') return true;
  const met = new Set(policy.witnesses.map(({ name }) => name).filter((name) => cosigners.includes(name)));
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => met.has(member)).length >= threshold) met.add(name);
  }
  return met.has(policy.quorum);
}
