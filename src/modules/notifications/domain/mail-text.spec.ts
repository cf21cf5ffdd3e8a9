import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS } from './kinds.js';
import { type MailItem, noticeMail } from './mail-text.js';

const PLACE = { publicUrl: 'https://moot.example', stop: 'https://moot.example/notifications/stop?token=t' };
const item = (more: Partial<MailItem> = {}): MailItem => ({ kind: 'vote-opened', subject: { kind: 'motion', id: '7n4qc0xk2h7r' }, title: 'Publish evaluations', ...more });

describe('a mail of notices', () => {
  it('says what happened and where to read it', () => {
    const { subject, text } = noticeMail([item()], PLACE);
    expect(subject).toBe('Folkmoot: 1 notice');
    expect(text).toContain('Voting has begun: "Publish evaluations"\nhttps://moot.example/motions/7n4qc0xk2h7r\n');
    expect(text).toContain(PLACE.stop);
  });

  it('never has a title in its subject line, nor a line of a title for itself', () => {
    const { subject, text } = noticeMail([item({ title: 'a\r\nBcc: x@example.org\n\nb' }), item()], PLACE);
    expect(subject).toBe('Folkmoot: 2 notices');
    expect(text).toContain('"a Bcc: x@example.org b"');
  });

  it('names the record where there is no title', () => {
    expect(noticeMail([item({ title: null })], PLACE).text).toContain('Voting has begun: motion 7n4qc0xk2h7r');
    expect(noticeMail([item({ kind: 'your-webhook-is-off', subject: { kind: 'me', id: '' }, title: null })], PLACE).text).toContain('A webhook of yours was switched off, since it did not answer. Add it again when it works\nhttps://moot.example/account/notifications');
  });

  it('has words for every kind, and shows fifty at most', () => {
    for (const kind of NOTICE_KINDS) expect(noticeMail([item({ kind })], PLACE).text).not.toContain('undefined');
    expect(noticeMail(Array.from({ length: 60 }, () => item()), PLACE).text).toContain('And 10 more: https://moot.example/account/notifications');
  });
});
