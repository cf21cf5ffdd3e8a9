import { en } from './en.js';
import type { MessageKey, Messages, MessageValues } from './index.js';

/** Words for a code that comes from the API: the first of these keys that there is. A newer API may know codes that we do not. */
export function words(messages: Messages, keys: readonly string[], values?: MessageValues): string | undefined {
  const key = keys.find((one): one is MessageKey => Object.hasOwn(en, one));
  return key === undefined ? undefined : messages.t(key, values);
}
