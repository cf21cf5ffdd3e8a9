import { isPublicId, isUuid } from '../../kernel/ids.js';
import { fromBase64, fromBase64Url } from '../../kernel/bytes.js';
import { parseInstant } from '../../kernel/instant.js';
import { isJsonObject } from './canonical-json.js';

/**
 * The form of every member of an entry (docs/spec/entry.md). Names of streams, rule sets, roles and parts are written in
 * small ASCII letters, digits and hyphens, so that they stand in JSON without any escape.
 */
const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const STREAM_ID = /^[0-9a-z][0-9a-z-]{0,63}$/;
const RULES = /^[a-z][a-z0-9-]{0,31}\/[1-9][0-9]{0,5}$/;
const HASH = /^[0-9a-f]{64}$/;
const TYPE = /^[A-Z][A-Za-z0-9]{0,63}$/;
const KEY_NAME = /^[A-Za-z0-9+/=_-]{1,1400}$/;

type Form = (value: unknown) => boolean;

const text =
  (pattern: RegExp): Form =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const count: Form = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const instant: Form = (value) => parseInstant(value) !== undefined;
const publicKey: Form = (value) => typeof value === 'string' && fromBase64(value)?.length === 32;
const base64Url: Form = (value) => typeof value === 'string' && value !== '' && fromBase64Url(value) !== undefined;
const typed: Form = (value) => isJsonObject(value) && text(TYPE)(value['type']);
const constant =
  (wanted: unknown): Form =>
  (value) =>
    value === wanted;

/** Exactly these members, each in its form. */
function record(forms: Readonly<Record<string, Form>>): Form {
  const names = Object.keys(forms);
  return (value) =>
    isJsonObject(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name) && forms[name]!(value[name]));
}

/** A role may be held for one record, which it then names: `respondent:3k7w9qzp04tn`. */
const ROLE = /^[a-z][a-z0-9-]{0,31}(:[0-9a-z-]{1,32})?$/;
const roles: Form = (value) => Array.isArray(value) && value.every((role, i) => text(ROLE)(role) && (i === 0 || value[i - 1] < role));

const ACTORS: Readonly<Record<string, Form>> = {
  anonymous: record({ kind: text(NAME) }),
  reporter: record({ kind: text(NAME), key: publicKey }),
  member: record({ kind: text(NAME), id: isPublicId, roles }),
  system: record({ kind: text(NAME), part: text(NAME) }),
};

const vouched = record({ method: text(NAME) });
const AUTHORIZATIONS: Readonly<Record<string, Form>> = {
  anonymous: vouched,
  session: vouched,
  system: vouched,
  ed25519: record({
    method: text(NAME),
    key: text(KEY_NAME),
    request: isUuid,
    signature: (value) => typeof value === 'string' && fromBase64(value)?.length === 64,
  }),
  passkey: record({
    method: text(NAME),
    key: text(KEY_NAME),
    request: isUuid,
    authenticatorData: base64Url,
    clientDataJSON: base64Url,
    signature: base64Url,
  }),
};

/** Form by the value of one member. */
function variant(member: string, forms: Readonly<Record<string, Form>>): Form {
  return (value) => {
    const name = isJsonObject(value) ? value[member] : undefined;
    return typeof name === 'string' && Object.hasOwn(forms, name) && forms[name]!(value);
  };
}

const BODY: Readonly<Record<string, Form>> = {
  id: isUuid,
  at: instant,
  rules: text(RULES),
  actor: variant('kind', ACTORS),
  authorization: variant('method', AUTHORIZATIONS),
  command: typed,
  events: (value) => Array.isArray(value) && value.length > 0 && value.every(typed),
};

const STREAM = { kind: text(NAME), id: text(STREAM_ID) };

/** The body as it is staged. */
export const isBodyForm: Form = record({ ...BODY, stream: record(STREAM) });

export const isEntryForm: Form = record({
  ...BODY,
  v: constant(1),
  seq: count,
  prev: text(HASH),
  sequencedAt: instant,
  stream: record({ ...STREAM, n: count, prev: text(HASH) }),
});
