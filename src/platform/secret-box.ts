import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readOrCreateSecret } from './secret-file.js';

const NONCE = 12;
const TAG = 16;

/**
 * Seals secrets that must lie in the database, and signs links, under a key that lies in a file: whoever reads only one of the two has
 * neither. `context` is bound in, so that what was sealed for one row opens in no other.
 */
export class SecretBox {
  readonly #sealing: Buffer;
  readonly #signing: Buffer;

  /** `path` as of `readOrCreateSecret`: the file is made on first use. */
  constructor(path: string) {
    const secret = readOrCreateSecret(path, () => randomBytes(32).toString('hex'));
    const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `folkmoot/secret-box/v1/${purpose}`, 32));
    this.#sealing = key('sealing');
    this.#signing = key('signing');
  }

  /** AES-256-GCM: nonce, ciphertext, tag. */
  seal(text: string, context: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce).setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Undefined where key or context are others, or a bit was changed. */
  open(sealed: Uint8Array, context: string): string | undefined {
    if (sealed.length < NONCE + TAG) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#sealing, sealed.subarray(0, NONCE)).setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** `<text>.<43 characters>`. */
  sign(text: string, purpose: string): string {
    return `${text}.${this.#mac(text, purpose)}`;
  }

  /** The text, if it was signed here for this purpose. */
  signed(token: string, purpose: string): string | undefined {
    const at = token.lastIndexOf('.');
    if (at < 1 || token.length > 200) return undefined;
    const [wanted, given] = [Buffer.from(this.#mac(token.slice(0, at), purpose)), Buffer.from(token.slice(at + 1))];
    return wanted.length === given.length && timingSafeEqual(wanted, given) ? token.slice(0, at) : undefined;
  }

  #mac(text: string, purpose: string): string {
    return createHmac('sha256', this.#signing).update(`${purpose}\n${text}`).digest('base64url');
  }
}
