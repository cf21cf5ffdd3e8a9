import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser';
import { askApi, PasskeyForm, Said } from './shared/passkey-form.js';

type Begun = { readonly begun: { readonly nonce?: string; readonly creationOptions?: string; readonly message?: string } };

const BEGIN = (operation: 'beginJoin' | 'beginRecovery'): string => `mutation ($invitation: PublicId!, $secret: String!) {
  begun: ${operation}(invitation: $invitation, secret: $secret) {
    ... on KeyRegistration { nonce creationOptions }
    ... on MembersRefused { message }
  }
}`;

/**
 * `<fm-register-passkey data-purpose="join | recover | add">`: makes a passkey. An invitation and its secret stand behind the `#` of the
 * link, which browsers send to nobody; from there they go into the body of requests only. For a further key (`add`) the page brings the
 * options with it.
 */
class RegisterPasskey extends PasskeyForm {
  override connectedCallback(): void {
    const [, invitation, secret] = /^#([0-9a-z]{12})\.([0-9a-z]{32})$/.exec(location.hash) ?? [];
    if (invitation !== undefined && secret !== undefined) this.fill({ invitation, secret });
    super.connectedCallback();
  }

  protected override unusable(): string | undefined {
    if (this.dataset['purpose'] !== 'add' && this.field('invitation') === '') return this.words('nolink');
    return super.unusable();
  }

  protected async ask(): Promise<Readonly<Record<string, string>> | Said> {
    if (this.form.elements.namedItem('displayName') && this.field('displayName').trim() === '') return new Said(this.words('noname'));
    // The form came back with an error in another field: the passkey exists already.
    if (this.field('attestationObject') !== '') return {};
    const options = await this.#options();
    if (options instanceof Said) return options;
    const { id, response } = await startRegistration({ optionsJSON: JSON.parse(options.creationOptions) as PublicKeyCredentialCreationOptionsJSON });
    const { clientDataJSON, attestationObject } = response;
    return { nonce: options.nonce, id, clientDataJSON, attestationObject };
  }

  async #options(): Promise<{ readonly nonce: string; readonly creationOptions: string } | Said> {
    const given = this.dataset['options'];
    if (given !== undefined) return { nonce: this.field('nonce'), creationOptions: given };
    const variables = { invitation: this.field('invitation'), secret: this.field('secret') };
    const answer = await askApi<Begun>(BEGIN(this.dataset['purpose'] === 'recover' ? 'beginRecovery' : 'beginJoin'), variables);
    if (answer instanceof Said) return answer;
    const { nonce, creationOptions, message } = answer.begun;
    return nonce === undefined || creationOptions === undefined ? new Said(message ?? this.words('failed')) : { nonce, creationOptions };
  }
}

customElements.define('fm-register-passkey', RegisterPasskey);
