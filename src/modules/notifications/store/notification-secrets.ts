import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config.js';
import { SecretBox } from '../../../platform/secret-box.js';
import { keysFolder } from '../../../platform/secret-file.js';

/** Signs the links in mails and seals the secrets of webhooks. Nodes on several machines need the same file. */
@Injectable()
export class NotificationSecrets {
  #box: SecretBox | undefined;

  constructor(private readonly config: Config) {}

  get box(): SecretBox {
    return (this.#box ??= new SecretBox(join(keysFolder(this.config.dataDir), 'notifications.secret')));
  }

  /** Links name an address row, not the person: whoever sees one learns no name. */
  confirmationLink(address: string): string {
    return `${this.config.publicUrl}/notifications/confirm?token=${this.box.sign(address, 'confirm')}`;
  }

  stopLink(address: string): string {
    return `${this.config.publicUrl}/notifications/stop?token=${this.box.sign(address, 'stop')}`;
  }

  sealed(secret: string, webhook: string): Buffer {
    return this.box.seal(secret, `webhook ${webhook}`);
  }

  opened(sealed: Uint8Array, webhook: string): string | undefined {
    return this.box.open(sealed, `webhook ${webhook}`);
  }
}
