import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { askApi, PasskeyForm, Said } from './shared/passkey-form.js';

type Begun = { readonly beginLogin: { readonly nonce?: string; readonly requestOptions?: string; readonly message?: string } };

/** `<fm-sign-in>`: asks for a challenge, has the passkey sign it, and sends the form; the server then sets the cookie. */
class SignIn extends PasskeyForm {
  protected async ask(): Promise<Readonly<Record<string, string>> | Said> {
    const begun = await askApi<Begun>('mutation { beginLogin { ... on LoginChallenge { nonce requestOptions } ... on MembersRefused { message } } }', {});
    if (begun instanceof Said) return begun;
    const { nonce, requestOptions, message } = begun.beginLogin;
    if (nonce === undefined || requestOptions === undefined) return new Said(message ?? this.words('failed'));
    const { id, response } = await startAuthentication({ optionsJSON: JSON.parse(requestOptions) as PublicKeyCredentialRequestOptionsJSON });
    const { authenticatorData, clientDataJSON, signature } = response;
    return { nonce, key: id, authenticatorData, clientDataJSON, signature };
  }
}

customElements.define('fm-sign-in', SignIn);
