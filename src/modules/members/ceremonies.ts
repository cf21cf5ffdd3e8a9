import { generateAuthenticationOptions, generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import { Injectable } from '@nestjs/common';
import { fromBase64, fromBase64Url, toBase64, toBase64Url, utf8 } from '../../kernel/bytes.js';
import { type Authorization, checkEd25519, sha256 } from '../../ledger/core/index.js';
import { LogIdentity } from '../../ledger/index.js';
import { Config } from '../../platform/config.js';
import { isNewKey, type NewKey } from './domain/index.js';

/** What a browser or a client sends to show that it holds a new key. */
export interface KeyProof {
  readonly nonce: string;
  readonly passkey?: { readonly id: string; readonly clientDataJSON: string; readonly attestationObject: string };
  readonly ed25519?: { readonly publicKey: string; readonly signature: string };
}

/** A signature over an act or a log-in: by a passkey, or by a plain key. */
export interface KeySignature {
  readonly key: string;
  readonly passkey?: { readonly authenticatorData: string; readonly clientDataJSON: string; readonly signature: string };
  readonly ed25519?: string;
}

/** COSE numbers (RFC 9053): Ed25519 first, ES256 for authenticators that lack it. No others, so that auditors need no others. */
const ALGORITHMS = [-8, -7];

/**
 * The ceremonies of WebAuthn level 3 as this node holds them, and their counterparts for plain Ed25519 keys.
 *
 * A plain key signs a statement that says what it is for, in the form
 *
 *     folkmoot/login/v1
 *     <origin of the log>
 *     <nonce>
 *
 * and a passkey's challenge is the SHA-256 of that statement. Acts are signed over JSON, so no statement is ever an act.
 */
@Injectable()
export class Ceremonies {
  constructor(
    private readonly config: Config,
    private readonly identity: LogIdentity,
  ) {}

  loginStatement(nonce: string): Uint8Array {
    return this.#statement('login', nonce);
  }

  /** `PublicKeyCredentialCreationOptionsJSON` as text. `held` are the member's passkeys, not to be made a second time. */
  async registrationOptions(member: string, nonce: string, held: readonly string[] = []): Promise<string> {
    const options = await generateRegistrationOptions({
      rpName: 'Folkmoot',
      rpID: this.config.rpId,
      userName: member,
      userID: new Uint8Array(utf8(member)),
      userDisplayName: member,
      challenge: new Uint8Array(fromBase64Url(nonce)!),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: held.map((id) => ({ id })),
    });
    return JSON.stringify(options);
  }

  /** The bytes over which a plain key proves itself at registration. */
  registrationStatement(nonce: string): Uint8Array {
    return this.#statement('register', nonce);
  }

  /** The key, if the proof holds; undefined, without a reason, if it does not. */
  async provenKey(proof: KeyProof): Promise<NewKey | undefined> {
    if ((proof.passkey === undefined) === (proof.ed25519 === undefined)) return undefined;
    const key = proof.passkey ? await this.#provenPasskey(proof.nonce, proof.passkey) : this.#provenPlainKey(proof.nonce, proof.ed25519!);
    return isNewKey(key) ? key : undefined;
  }

  /** `PublicKeyCredentialRequestOptionsJSON` as text, for a log-in or for an act. None named: the device offers what it has. */
  async requestOptions(statement: Uint8Array, passkeys: readonly string[] = []): Promise<string> {
    const options = await generateAuthenticationOptions({
      rpID: this.config.rpId,
      challenge: new Uint8Array(sha256(statement)),
      userVerification: 'required',
      allowCredentials: passkeys.map((id) => ({ id })),
    });
    return JSON.stringify(options);
  }

  #statement(purpose: 'login' | 'register', nonce: string): Uint8Array {
    return utf8(`folkmoot/${purpose}/v1\n${this.identity.origin}\n${nonce}\n`);
  }

  async #provenPasskey(nonce: string, { id, clientDataJSON, attestationObject }: NonNullable<KeyProof['passkey']>): Promise<NewKey | undefined> {
    const { rpId, publicUrl } = this.config;
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
        expectedChallenge: nonce,
        expectedOrigin: publicUrl,
        expectedRPID: rpId,
        expectedType: 'webauthn.create',
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      const { credential } = registrationInfo ?? {};
      const raw = verified && credential && credential.id === id ? rawKey(credential.publicKey) : undefined;
      return raw && { id, ...raw, use: 'passkey', rpId, origins: [publicUrl] };
    } catch {
      // The library throws at whatever does not fit. It all came from outside, and the person can only begin again.
      return undefined;
    }
  }

  #provenPlainKey(nonce: string, { publicKey, signature }: NonNullable<KeyProof['ed25519']>): NewKey | undefined {
    const key = fromBase64(publicKey);
    const signed = fromBase64(signature);
    if (!key || !signed || !checkEd25519(signed, this.registrationStatement(nonce), key)) return undefined;
    return { id: plainKeyId(key), alg: 'EdDSA', publicKey, use: 'ed25519' };
  }
}

/** Id of a plain key: the first half of its SHA-256 in base64url, which its holder can compute himself. */
export function plainKeyId(publicKey: Uint8Array): string {
  return toBase64Url(sha256(publicKey).subarray(0, 16));
}

/** The authorization as an entry states it; undefined if the signature is of neither kind, or of both. */
export function authorizationOf({ key, passkey, ed25519 }: KeySignature, request: string): Authorization | undefined {
  if ((passkey === undefined) === (ed25519 === undefined)) return undefined;
  if (ed25519 !== undefined) return { method: 'ed25519', key, request, signature: ed25519 };
  const { authenticatorData, clientDataJSON, signature } = passkey!;
  return { method: 'passkey', key, request, authenticatorData, clientDataJSON, signature };
}

/** RFC 9052 and 9053: key type -1..; label 3 is the algorithm, -2 is x, -3 is y. */
function rawKey(cose: Uint8Array): Pick<NewKey, 'alg' | 'publicKey'> | undefined {
  const parts = decodeCredentialPublicKey(new Uint8Array(cose)) as unknown as ReadonlyMap<number, unknown>;
  const alg = parts.get(3);
  const x = parts.get(-2);
  const y = parts.get(-3);
  if (alg === -8 && x instanceof Uint8Array) return { alg: 'EdDSA', publicKey: toBase64(x) };
  if (alg === -7 && x instanceof Uint8Array && y instanceof Uint8Array) return { alg: 'ES256', publicKey: toBase64(Uint8Array.from([4, ...x, ...y])) };
  return undefined;
}
