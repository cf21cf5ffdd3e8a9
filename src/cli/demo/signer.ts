import { createHash } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { toBase64, toBase64Url } from '../../kernel/bytes.js';
import type { SigningKey } from '../../platform/keys.js';

/** How somebody of the demonstration proves and uses a key: as a program does, or as a telephone does. */
export interface Signer {
  prove(registration: { readonly nonce: string; readonly statement: string; readonly creationOptions: string }): Record<string, unknown>;
  /** `bytes` is base64; a passkey signs the challenge of the options, which is their hash. */
  sign(asked: { readonly bytes: string; readonly requestOptions: string }): Record<string, unknown>;
}

/** An Ed25519 key, as API clients have. */
export function plainSigner(key: SigningKey): Signer {
  const id = toBase64Url(createHash('sha256').update(key.publicKey).digest().subarray(0, 16)); // docs/spec/members.md: the id of a plain key
  const sign = (bytes: string): string => toBase64(key.sign(Buffer.from(bytes, 'base64')));
  return {
    prove: ({ nonce, statement }) => ({ nonce, ed25519: { publicKey: toBase64(key.publicKey), signature: sign(statement) } }),
    sign: ({ bytes }) => ({ key: id, ed25519: sign(bytes) }),
  };
}

const PRESENT_AND_VERIFIED = 0x05;
const HAS_CREDENTIAL = 0x40;

/**
 * A passkey kept in software, which answers as an authenticator does (WebAuthn level 3, section 6). Its seed lies in a file: good
 * enough for people who do not exist.
 */
export function softwarePasskey(seed: Uint8Array, origin: string): Signer {
  const credential = createHash('sha256').update('folkmoot/demo-passkey/v1').update(seed).digest().subarray(0, 16);
  const secret = createHash('sha256').update(seed).digest();
  const id = credential.toString('base64url');
  const clientData = (type: string, challenge: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, more: number, rest: Uint8Array): Buffer => Buffer.concat([sha256(rpId), Buffer.from([PRESENT_AND_VERIFIED | more]), Buffer.alloc(4), rest]);
  return {
    prove({ nonce, creationOptions }) {
      const { challenge, rp } = JSON.parse(creationOptions) as { challenge: string; rp: { id: string } };
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credential.length]), credential, coseKey(secret)]);
      const attestation = new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(authenticatorData(rp.id, HAS_CREDENTIAL, attested))]]);
      return {
        nonce,
        passkey: {
          id,
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        },
      };
    },
    sign({ requestOptions }) {
      const { challenge, rpId } = JSON.parse(requestOptions) as { challenge: string; rpId: string };
      const data = authenticatorData(rpId, 0, new Uint8Array());
      const client = clientData('webauthn.get', challenge);
      const signature = p256.sign(Buffer.concat([data, sha256(client)]), secret, { format: 'der' });
      return {
        key: id,
        passkey: { authenticatorData: data.toString('base64url'), clientDataJSON: client.toString('base64url'), signature: Buffer.from(signature).toString('base64url') },
      };
    },
  };
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** RFC 9053 section 7.1.1: an ES256 key. */
function coseKey(secret: Uint8Array): Uint8Array {
  const point = p256.getPublicKey(secret, false);
  return isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, point.slice(1, 33)], [-3, point.slice(33)]]) as never);
}
