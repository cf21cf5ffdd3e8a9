import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { isAnybody } from '../signed-in/person.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { type LinkKind, LinkPage } from './link-page.js';
import { NotificationsPage, PATH, type Typed } from './notifications-page.js';
import { ADD_WEBHOOK, type AddedData, ADDRESS, CONFIRM, KINDS, MINE, type MineData, PREFER, PREFER_NOT, type Refusable, REMOVE_WEBHOOK, RHYTHMS, STOP, TEST, WAYS } from './operations.js';
import { SecretPage } from './webhook-part.js';

const LINKS: Readonly<Record<LinkKind, string>> = { confirm: CONFIRM, stop: STOP };
const DONE = ['saved', 'tested', 'asked'] as const;

export const notificationPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);

  const page = async (visit: Visit, errors: readonly FieldError[] = [], typed: Typed = {}): Promise<FastifyReply> => {
    const { mine } = await visit.run<{ mine: MineData }>(MINE);
    const done = DONE.find((one) => one === visit.asked('done'));
    const view = <NotificationsPage {...visit.frame(PATH)} mine={mine} errors={errors} typed={typed} done={done && errors.length === 0 ? visit.messages.t(`notifications.${done}`) : undefined} />;
    return visit.page(view, errors.length > 0 ? 422 : 200);
  };

  /** Does it and goes back to the page, or shows there why not, with what was typed. */
  const change = async (visit: Visit, operation: string, variables: Record<string, unknown>, typed: Typed = {}, done: (typeof DONE)[number] = 'saved', field?: string): Promise<FastifyReply> => {
    const asked = await visit.try<Refusable>(operation, variables);
    if (!asked.ok) return page(visit, asked.errors, typed);
    const { refused } = asked.data;
    return refused ? page(visit, [{ text: refused.message, field }], typed) : visit.go(`${PATH}?done=${done}`);
  };

  get(PATH, (visit) => {
    const kind = KINDS.find((one) => one === visit.asked('kind'));
    return page(visit, [], kind === undefined ? {} : { kind, id: visit.asked('id') });
  });

  post(PATH, (visit) => {
    const { form, messages } = visit;
    const typed = { kind: form.text('kind'), id: form.trimmed('subject.id'), way: form.text('way'), rhythm: form.text('rhythm') };
    const [kind, way, rhythm] = [form.oneOf('kind', KINDS), form.oneOf('way', WAYS), form.oneOf('rhythm', RHYTHMS)];
    const missing = Object.entries({ kind, way, rhythm }).filter(([, value]) => value === undefined);
    if (missing.length > 0) return page(visit, missing.map(([field]) => ({ field, text: messages.t('field.choose') })), typed);
    return change(visit, PREFER, { subject: { kind, id: kind === 'ME' || typed.id === '' ? null : typed.id }, way, rhythm }, typed, 'saved', 'subject.id');
  });

  post(`${PATH}/remove`, (visit) => {
    const { form } = visit;
    return change(visit, PREFER_NOT, { subject: { kind: form.text('kind'), id: form.text('id') || null }, way: form.text('way') });
  });
  post(`${PATH}/address`, (visit) => {
    const address = visit.form.trimmed('address');
    if (address === '') return page(visit, [{ field: 'address', text: visit.messages.t('notifications.address.none') }]);
    return change(visit, ADDRESS, { address }, { address }, 'asked', 'address');
  });
  post(`${PATH}/address/remove`, (visit) => change(visit, ADDRESS, { address: null }));
  post(`${PATH}/test`, (visit) => change(visit, TEST, { way: visit.form.oneOf('way', WAYS) ?? 'MAIL' }, {}, 'tested'));
  post(`${PATH}/webhooks/remove`, (visit) => change(visit, REMOVE_WEBHOOK, { id: visit.form.text('id') }));

  // No redirect: the secret is in this one answer.
  post(`${PATH}/webhooks`, async (visit) => {
    const url = visit.form.trimmed('url');
    const { made } = await visit.run<AddedData>(ADD_WEBHOOK, { url });
    if ('message' in made) return page(visit, [{ field: 'url', text: made.message }], { url });
    return visit.page(<SecretPage {...visit.frame(PATH)} secret={made.secret} />);
  });

  for (const kind of ['confirm', 'stop'] as const) {
    const path = `/notifications/${kind}`;
    const token = (request: FastifyRequest): string => {
      const { token: given } = request.query as { readonly token?: unknown };
      return typeof given === 'string' ? given : '';
    };
    const action = (request: FastifyRequest): string => `${path}?token=${encodeURIComponent(token(request))}`;
    fastify.get(path, { config: { anonymous: true } }, (request, reply) =>
      portal.page(request, reply, 'private', <LinkPage {...portal.frame(request)} kind={kind} action={action(request)} />),
    );
    // Mail programs post here by themselves (RFC 8058), people by the button.
    fastify.post(path, { config: { anonymous: true } }, async (request, reply) => {
      const { refused } = await portal.run<Refusable>(request, LINKS[kind], { token: token(request) });
      const outcome = refused ? { wrong: refused.message } : { done: true };
      return portal.page(request, reply, 'private', <LinkPage {...portal.frame(request)} kind={kind} action={action(request)} {...outcome} />, refused ? 400 : 200);
    });
  }
};
