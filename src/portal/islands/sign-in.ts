import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { askApi, PasskeyForm, Said } from './shared/passkey-form.js';

/** `<fm-sign-in>`: asks for a challenge, has the passkey sign it, and sends the form; the server then sets the cookie. */
class SignIn extends PasskeyForm {
  protected async ask(): Promise<Readonly<Record<string, string>> | Said> {
    const begun = await askApi<{ readonly beginLogin: { readonly nonce: string; readonly requestOptions: string } }>(
      'mutation { beginLogin { nonce requestOptions } }',
      {},
    );
    if (begun instanceof Said) return begun;
    const { nonce, requestOptions } = begun.beginLogin;
    const { id, response } = await startAuthentication({ optionsJSON: JSON.parse(requestOptions) as PublicKeyCredentialRequestOptionsJSON });
    const { authenticatorData, clientDataJSON, signature } = response;
    return { nonce, key: id, authenticatorData, clientDataJSON, signature };
  }
}

customElements.define('fm-sign-in', SignIn);
