import { describe, expect, it } from '@jest/globals';
import { utf8 } from '../../../kernel/bytes.js';
import { formatSecret, signWebhook } from './standard-webhook.js';

describe('a signed webhook', () => {
  it('is signed as the example of the specification is', () => {
    const signature = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, utf8('{"test": 2432232314}'));
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('has a secret of the form that receivers know', () => {
    expect(formatSecret(new Uint8Array(32))).toBe('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
    expect(() => signWebhook('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'a', 1, utf8(''))).toThrow('secret');
  });
});
