import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { commentDecider, type CommentCommand, type CommentRefusal } from './comment.js';
import { holder, hour, moot, type Moot, MOTION, nobody, opened, proposed, RESOLUTION, steward } from './motion.fixture.js';
import { C, UUID } from './world.fixture.js';

const file: CommentCommand = { type: 'FileComment', motion: MOTION, text: C, name: C };
const asked = (): Moot => proposed({ ...RESOLUTION, commentsUntil: hour(5) });
const filed = (): Moot => asked().must(commentDecider, '2c2c2c2c2c2c', file, nobody(hour(1)));
const editor = (at = hour(1)): Circumstances => ({ at, actor: { kind: 'member', id: 'ed1t00000000', roles: ['editor'] }, authorization: 'session' });
const erase: CommentCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'personal-data' };
const shown = (): Moot => filed().must(commentDecider, '2c2c2c2c2c2c', { type: 'ShowComment' }, editor());

describe('comments of the public', () => {
  const rows: readonly (readonly [string, () => Moot, CommentCommand, Circumstances, 'ok' | CommentRefusal])[] = [
    ['by anybody', asked, file, nobody(hour(1)), 'ok'],
    ['by a member', asked, file, holder(2, hour(1), 'session'), 'ok'],
    ['not on nothing', () => moot(), file, nobody(hour(1)), 'NO_SUCH_MOTION'],
    ['not where none are asked for', () => proposed(), file, nobody(hour(1)), 'COMMENTS_CLOSED'],
    ['not at the instant when it ends', asked, file, nobody(hour(5)), 'COMMENTS_CLOSED'],
    ['not while votes are taken', () => opened(), file, nobody(hour(3)), 'COMMENTS_CLOSED'],
    ['not twice', filed, file, nobody(hour(1)), 'ALREADY_FILED'],
    ['not with words in clear', asked, { ...file, text: 'poor Anna' } as unknown as CommentCommand, nobody(hour(1)), 'MALFORMED'],
    ['an editor shows it', filed, { type: 'ShowComment' }, editor(), 'ok'],
    ['a steward too', filed, { type: 'ShowComment' }, steward(hour(1), 'session'), 'ok'],
    ['nobody else', filed, { type: 'ShowComment' }, holder(2, hour(1)), 'NOT_AN_EDITOR'],
    ['not what there is not', asked, { type: 'ShowComment' }, editor(), 'NO_SUCH_COMMENT'],
    ['or declines it', filed, { type: 'DeclineComment', reason: 'spam' }, editor(), 'ok'],
    ['for a reason of the list', filed, { type: 'DeclineComment', reason: 'rude' as 'spam' }, editor(), 'MALFORMED'],
    ['once', shown, { type: 'DeclineComment', reason: 'spam' }, editor(), 'ALREADY_DECIDED'],
    ['a steward erases it', filed, erase, steward(hour(1)), 'ok'],
    ['signed', filed, erase, steward(hour(1), 'session'), 'SIGNATURE_REQUIRED'],
    ['not an editor', filed, erase, editor(), 'NOT_A_STEWARD'],
    ['once', () => filed().must(commentDecider, '2c2c2c2c2c2c', erase, steward(hour(1))), erase, steward(hour(1)), 'ALREADY_ERASED'],
    ['not what there is not', asked, erase, steward(hour(1)), 'NO_SUCH_COMMENT'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => expect(world().comment(command, who)).toBe(expected));
});
