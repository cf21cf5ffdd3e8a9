import { createHash, randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** An authenticator in software: makes one passkey and signs with it, as a telephone would (WebAuthn level 3, section 6). */
export interface SoftPasskey {
  readonly id: string;
  /** Answer to `navigator.credentials.create`. */
  create(creationOptions: string): { id: string; clientDataJSON: string; attestationObject: string };
  /** Answer to `navigator.credentials.get`. */
  get(requestOptions: string): { authenticatorData: string; clientDataJSON: string; signature: string };
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function softPasskey({ alg = 'ES256', origin = 'http://localhost:3000', flags = USER_PRESENT | USER_VERIFIED }: {
  readonly alg?: 'ES256' | 'EdDSA';
  readonly origin?: string;
  readonly flags?: number;
} = {}): SoftPasskey {
  const credentialId = randomBytes(16);
  const seed = alg === 'ES256' ? p256.utils.randomSecretKey() : ed25519.utils.randomSecretKey();
  const id = credentialId.toString('base64url');
  const clientData = (type: string, challenge: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, more: number, tail: Uint8Array = new Uint8Array()): Buffer =>
    Buffer.concat([sha256(rpId), Buffer.from([flags | more]), Buffer.alloc(4), tail]);

  return {
    id,
    create(creationOptions) {
      const { challenge, rp } = JSON.parse(creationOptions) as { challenge: string; rp: { id: string } };
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, coseKey(alg, seed)]);
      const authData = authenticatorData(rp.id, HAS_CREDENTIAL, credential);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]);
      return {
        id,
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      };
    },
    get(requestOptions) {
      const { challenge, rpId } = JSON.parse(requestOptions) as { challenge: string; rpId: string };
      const authData = authenticatorData(rpId, 0);
      const client = clientData('webauthn.get', challenge);
      const message = Buffer.concat([authData, sha256(client)]);
      const signature = alg === 'ES256' ? p256.sign(message, seed, { format: 'der' }) : ed25519.sign(message, seed);
      return {
        authenticatorData: authData.toString('base64url'),
        clientDataJSON: client.toString('base64url'),
        signature: Buffer.from(signature).toString('base64url'),
      };
    },
  };
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** RFC 9052 section 7 and RFC 9053 section 7. */
function coseKey(alg: 'ES256' | 'EdDSA', seed: Uint8Array): Uint8Array {
  if (alg === 'EdDSA') return isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 1], [3, -8], [-1, 6], [-2, ed25519.getPublicKey(seed)]]) as never);
  const point = p256.getPublicKey(seed, false);
  return isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, point.slice(1, 33)], [-3, point.slice(33)]]) as never);
}
