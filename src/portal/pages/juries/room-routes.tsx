import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../../kernel/ids.js';
import { parseCaseCode } from '../../../ledger/core/index.js';
import { readForm } from '../../form-files.js';
import type { FieldError } from '../../kit/index.js';
import type { Portal } from '../../portal.js';
import { first, type Posted } from '../../posted-form.js';
import { JUROR_ACT, type JurorRefused, type JuryData, OPEN_ROOM, type RoomData } from './operations.js';
import { EnterRoomPage, RoomPage } from './room-page.js';
import { juryOf } from './routes.js';

const ANONYMOUS = { config: { anonymous: true } };
const ANSWERS = ['YES', 'NO', 'UNSURE'];

/** The room of a jury, for whoever holds the code of a juror. The code comes in the body of every post; nothing here remembers it. */
export function juryRoomPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/juries/:id/room', ANONYMOUS, async (request, reply) => {
    const jury = await juryOf(portal, request);
    return portal.page(request, reply, 'private', <EnterRoomPage {...portal.frame(request)} jury={jury} />);
  });
  fastify.post('/juries/:id/room', ANONYMOUS, async (request, reply) => {
    const { fields } = await readForm(request, 0);
    return new RoomVisit(portal, request, reply, fields).answer();
  });
}

interface Acted {
  readonly done: boolean;
  readonly errors: readonly FieldError[];
}

type Wish = Readonly<Record<string, unknown>>;

class RoomVisit {
  constructor(
    private readonly portal: Portal,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly posted: Posted,
  ) {}

  async answer(): Promise<FastifyReply> {
    const before = await juryOf(this.portal, this.request);
    const path = `/juries/${before.id}/room`;
    const code = parseCaseCode(this.#field('code'));
    if (code === undefined) return this.#enter(before, path, [{ field: 'code', text: this.#t('room.error.code') }]);
    const given = this.#field('request');
    const request = isUuid(given) ? given : randomUUID();
    const acted = await this.#act(before, code, request);
    const jury = acted.done ? await juryOf(this.portal, this.request) : before;
    const { room } = await this.portal.run<{ room: RoomData | JurorRefused }>(this.request, OPEN_ROOM, { input: { jury: jury.id, code } });
    if (room.__typename === 'JurorActRefused') return this.#enter(jury, path, [{ field: 'code', text: this.#words(room) }]);
    const failed = acted.errors.length > 0;
    const page = (
      <RoomPage
        {...this.portal.frame(this.request, path)}
        jury={jury}
        room={room}
        code={code}
        request={failed ? request : randomUUID()}
        done={acted.done}
        errors={acted.errors}
        typed={(name) => (failed ? this.#field(name) : '')}
      />
    );
    return this.portal.page(this.request, this.reply, 'private', page, failed ? 422 : 200);
  }

  async #act(jury: JuryData, code: string, request: string): Promise<Acted> {
    const wish = this.#wish(jury);
    if (wish === undefined) return { done: false, errors: [] };
    if ('errors' in wish) return { done: false, errors: wish.errors };
    const { act } = await this.portal.run<{ act: JurorRefused | { readonly __typename: 'EntryReceipt' } }>(this.request, JUROR_ACT, {
      input: { jury: jury.id, code, wish: wish.wish, requestId: request },
    });
    return act.__typename === 'JurorActRefused' ? { done: false, errors: [{ text: this.#words(act) }] } : { done: true, errors: [] };
  }

  /** What the pressed button asks for; undefined where it only opens the room. */
  #wish(jury: JuryData): { readonly wish: Wish } | { readonly errors: readonly FieldError[] } | undefined {
    const [go = '', ...rest] = this.#field('go').split(' ');
    const number = Number(rest[0] ?? 0);
    switch (go) {
      case 'accept':
        return { wish: { accept: true } };
      case 'excuse': {
        const reason = this.#field('reason');
        if (reason === '') return missing('reason', this.#t('room.missing.choice'));
        return { wish: { excuse: { reason, note: this.#field('note').trim() || null } } };
      }
      case 'seal':
      case 'open': {
        const round = rest[0] === 'SECOND' ? 'SECOND' : 'FIRST';
        const read = this.#vote(jury, round);
        return 'errors' in read ? read : { wish: { [go]: { round, choice: read.choice } } };
      }
      case 'remove':
      case 'stay':
        return { wish: { voteOnChallenge: { challenge: number, removes: go === 'remove' } } };
      case 'say':
        return this.#text('say', (state) => ({ state }));
      case 'react':
        return { wish: { react: { statement: number, reaction: rest[1] } } };
      case 'ask': {
        const party = this.#field('party');
        if (!jury.parties.some(({ entity }) => entity === party)) return missing('party', this.#t('room.missing.choice'));
        return this.#text('question', (question) => ({ ask: { party, question } }));
      }
      case 'reasons':
        return this.#text('reasons', (reasons) => ({ reasons }));
      case 'opinion':
        return this.#text('opinion', (opinion) => ({ opinion }));
      default:
        return undefined;
    }
  }

  #vote(jury: JuryData, round: string): { readonly choice: Wish } | { readonly errors: readonly FieldError[] } {
    const findings = jury.questions.map((_, i) => this.#field(`${round}-finding-${i + 1}`));
    const measure = this.#field(`${round}-measure`);
    const errors = [
      ...findings.flatMap((answer, i) => (ANSWERS.includes(answer) ? [] : [{ field: `${round}-finding-${i + 1}`, text: this.#t('room.vote.missing') }])),
      ...(jury.measures.some((one) => one.measure === measure) ? [] : [{ field: `${round}-measure`, text: this.#t('room.vote.missing') }]),
    ];
    return errors.length > 0 ? { errors } : { choice: { findings, measure } };
  }

  #text(field: string, wish: (text: string) => Wish): { readonly wish: Wish } | { readonly errors: readonly FieldError[] } {
    const text = this.#field(field).trim();
    return text === '' ? missing(field, this.#t('room.missing.text')) : { wish: wish(text) };
  }

  #enter(jury: JuryData, path: string, errors: readonly FieldError[]): FastifyReply {
    const page = <EnterRoomPage {...this.portal.frame(this.request, path)} jury={jury} code={this.#field('code')} errors={errors} />;
    return this.portal.page(this.request, this.reply, 'private', page, 422);
  }

  #words({ message, retryAfterSeconds }: JurorRefused): string {
    return retryAfterSeconds === null ? message : this.portal.messages(this.request).t('report.error.wait', { message, minutes: Math.ceil(retryAfterSeconds / 60) });
  }

  #t(key: 'room.error.code' | 'room.missing.choice' | 'room.missing.text' | 'room.vote.missing'): string {
    return this.portal.messages(this.request).t(key);
  }

  #field(name: string): string {
    return first(this.posted, name);
  }
}

function missing(field: string, text: string): { readonly errors: readonly FieldError[] } {
  return { errors: [{ field, text }] };
}
