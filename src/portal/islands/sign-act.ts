import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { PasskeyForm, Said } from './shared/passkey-form.js';

/**
 * `<fm-sign-act>`: has the passkey sign the act that the page shows. Before that it computes itself what the challenge must be, so
 * that nobody signs another act than the one whose bytes stand on the page.
 */
class SignAct extends PasskeyForm {
  protected async ask(): Promise<Readonly<Record<string, string>> | Said> {
    const options = JSON.parse(this.dataset['options'] ?? '') as PublicKeyCredentialRequestOptionsJSON;
    const act = Uint8Array.from(atob(this.dataset['act'] ?? ''), (character) => character.charCodeAt(0));
    if (base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', act))) !== options.challenge) return new Said(this.words('different'));
    const { id, response } = await startAuthentication({ optionsJSON: options });
    const { authenticatorData, clientDataJSON, signature } = response;
    return { key: id, authenticatorData, clientDataJSON, signature };
  }
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

customElements.define('fm-sign-act', SignAct);
