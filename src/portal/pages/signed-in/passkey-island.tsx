import { type ComponentChildren, createElement, type VNode } from 'preact';
import { Heading, Text } from '../../kit/index.js';
import type { MessageKey, Messages } from '../../messages/index.js';

/** What an island may have to say: the end of a message's key, and the words. */
const SAID = ['waiting', 'cancelled', 'known', 'insecure', 'unsupported', 'algorithm', 'offline', 'failed', 'different', 'nolink', 'noname'] as const;

export interface PasskeyIslandProps {
  readonly messages: Messages;
  readonly island: 'sign-in' | 'sign-act' | 'register-passkey';
  /** `data-` attributes of the island beside its words. */
  readonly data?: Readonly<Record<string, string>>;
  /** The form. It stays hidden until the script runs. */
  readonly children: ComponentChildren;
}

/** Where a passkey is needed, a script is too. Without one the page says so, and what to do. */
export function PasskeyIsland({ messages: { t }, island, data = {}, children }: PasskeyIslandProps): VNode {
  const words = SAID.map((name) => [`data-${name}`, t(`passkey.${name}` satisfies MessageKey)]);
  const given = Object.entries(data).map(([name, value]) => [`data-${name}`, value]);
  return createElement(
    `fm-${island}`,
    Object.fromEntries([...words, ...given]),
    <div data-without-script>
      <Heading level={2}>{t('passkey.noScript.title')}</Heading>
      <Text>{t('passkey.noScript.text')}</Text>
      <Text>{t('passkey.noScript.otherwise')}</Text>
    </div>,
    <div data-with-script hidden>
      {children}
      <p class="govuk-body fm-said" role="status" data-said />
    </div>,
  ) as VNode;
}

/** Hidden fields that the island fills in. */
export function PasskeyFields({ names, values = {} }: { readonly names: readonly string[]; readonly values?: Readonly<Record<string, string>> }): VNode {
  return (
    <>
      {names.map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
    </>
  );
}

export const SIGNATURE_FIELDS = ['key', 'authenticatorData', 'clientDataJSON', 'signature'] as const;
export const NEW_PASSKEY_FIELDS = ['nonce', 'id', 'clientDataJSON', 'attestationObject'] as const;
