import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { isAnybody, isSteward } from '../signed-in/person.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { EMPTY_CLASS, OFFERED, readCharter, type TypedCharter, typedCharter, typedFrom, withAnotherClass } from './charter-form.js';
import { CHARTER_MOTION, type CharterMotionData, charterSubjectOf, decidedCharter, PROPOSE } from './charter-motion.js';
import { leastSentences } from './least-words.js';
import { AdoptPage, FoundPage, ProposeCharterPage } from './found-page.js';
import { COUNCIL, type CouncilData } from './operations.js';

const FOUND = `mutation ($name: String!, $purpose: String!, $charter: CharterInput!) { prepared: prepareFoundCouncil(name: $name, purpose: $purpose, charter: $charter) { ${PREPARED} } }`;
const ADOPT = `mutation ($council: PublicId!, $version: Int!, $charter: CharterInput!, $motion: PublicId) {
  prepared: prepareAdoptCharter(council: $council, version: $version, charter: $charter, motion: $motion) { ${PREPARED} } }`;
type Prepared = { readonly prepared: PreparedAct | ActRefused };

const NEW: TypedCharter = { text: '', assessDays: '60', ...OFFERED, classes: [EMPTY_CLASS, EMPTY_CLASS, EMPTY_CLASS] };

/** For stewards: councils and their charters. */
export const foundPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);

  get('/councils/found', async (visit) => founding(visit, '', '', NEW));

  post('/councils/found', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const [name, purpose, typed] = [form.text('name'), form.text('purpose'), typedCharter(form)];
    if (form.text('step') === 'add') return founding(visit, name, purpose, withAnotherClass(typed));
    if (form.text('step') === 'change') return founding(visit, name, purpose, typed);
    const { errors: ofCharter, charter } = readCharter(messages, typed);
    const errors = [
      ...(isBetween(name, 3, 200) ? [] : [{ field: 'name', text: t('foundCouncil.missing.name') }]),
      ...(isBetween(purpose, 20, 5_000) ? [] : [{ field: 'purpose', text: t('foundCouncil.missing.purpose') }]),
      ...ofCharter,
    ];
    if (errors.length > 0) return founding(visit, name, purpose, typed, errors);
    const asked = await visit.try<Prepared>(FOUND, { name, purpose, charter });
    if (!asked.ok) return founding(visit, name, purpose, typed, ofPage(asked.errors));
    const { prepared } = asked.data;
    if ('code' in prepared) return founding(visit, name, purpose, typed, [{ text: prepared.message }]);
    const facts = [{ key: t('foundCouncil.name'), value: name }, { key: t('foundCouncil.purpose'), value: <Paragraphs text={purpose} /> }, ...charterFacts(visit, typed)];
    return visit.sign(prepared, { facts, back: '/councils', changes: true });
  });

  get('/councils/:id/charter/new', async (visit) => {
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    const motion = visit.asked('motion');
    if (!isPublicId(motion)) return adopting(visit, council, inForce(council), '');
    const decided = decidedCharter(await visit.run<CharterMotionData>(CHARTER_MOTION, { id: motion }), council);
    return decided ? adopting(visit, council, decided, motion) : visit.portal.notFound(visit.request, visit.reply);
  });

  post('/councils/:id/charter', async (visit) => {
    const { form, messages } = visit;
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    const [typed, motion] = [typedCharter(form), form.trimmed('motion')];
    if (form.text('step') === 'add') return adopting(visit, council, withAnotherClass(typed), motion);
    if (form.text('step') === 'change') return adopting(visit, council, typed, motion);
    const { errors, charter } = readCharter(messages, typed);
    if (errors.length > 0) return adopting(visit, council, typed, motion, errors);
    const variables = { council: council.id, version: (council.charter?.version ?? 0) + 1, charter, motion: motion === '' ? null : motion };
    const asked = await visit.try<Prepared>(ADOPT, variables);
    if (!asked.ok) return adopting(visit, council, typed, motion, ofPage(asked.errors));
    const { prepared } = asked.data;
    if ('code' in prepared) return adopting(visit, council, typed, motion, [{ text: prepared.message }]);
    return visit.sign(prepared, { facts: charterFacts(visit, typed), back: `/councils/${council.id}`, changes: true });
  });
};

/** For whoever holds a seat: a new charter is put to the vote. */
export const proposeCharterPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);

  get('/councils/:id/charter/propose', async (visit) => {
    const council = await councilOf(visit);
    return council ? proposing(visit, council, '', inForce(council)) : visit.portal.notFound(visit.request, visit.reply);
  });

  post('/councils/:id/charter/propose', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    const [title, typed] = [form.text('title'), typedCharter(form)];
    if (form.text('step') === 'add') return proposing(visit, council, title, withAnotherClass(typed));
    if (form.text('step') === 'change') return proposing(visit, council, title, typed);
    const { errors: ofCharter, charter } = readCharter(messages, typed);
    const errors = [...(isBetween(title, 3, 200) ? [] : [{ field: 'title', text: t('proposeCharter.missing.title') }]), ...ofCharter];
    if (errors.length > 0) return proposing(visit, council, title, typed, errors);
    const subject = { charter: charterSubjectOf((council.charter?.version ?? 0) + 1, charter) };
    const asked = await visit.try<Prepared>(PROPOSE, { council: council.id, proposal: { kind: 'CHARTER', title, text: typed.text, subject } });
    if (!asked.ok) return proposing(visit, council, title, typed, ofPage(asked.errors));
    const { prepared } = asked.data;
    if ('code' in prepared) return proposing(visit, council, title, typed, [{ text: prepared.message }]);
    return visit.sign(prepared, { facts: [{ key: t('proposeCharter.name'), value: title }, ...charterFacts(visit, typed)], back: `/councils/${council.id}`, changes: true });
  });
};

function inForce({ charter, assessDays, classes }: CouncilData): TypedCharter {
  return typedFrom(charter?.text ?? null, assessDays, classes, charter?.least ?? null);
}

function proposing(visit: Visit, council: CouncilData, title: string, typed: TypedCharter, errors: readonly FieldError[] = []): FastifyReply {
  const view = <ProposeCharterPage {...visit.frame(`/councils/${council.id}/charter/propose`)} council={council} title={title} typed={typed} errors={errors} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

export async function councilOf(visit: Visit): Promise<CouncilData | undefined> {
  const id = visit.part('id');
  if (!isPublicId(id)) return undefined;
  return (await visit.run<{ council: CouncilData | null }>(COUNCIL, { id })).council ?? undefined;
}

/** What the API finds wrong beside what was checked here concerns the whole page. */
export function ofPage(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map(({ text }) => ({ text }));
}

function isBetween(text: string, least: number, most: number): boolean {
  const size = [...text.trim()].length;
  return size >= least && size <= most;
}

function charterFacts({ messages }: Visit, { text, assessDays, classes, quorum, quorumOf, discussionHours, votingHours }: TypedCharter): SummaryRow[] {
  const { t } = messages;
  const least = { quorum: quorum === '' ? null : quorum, quorumOf, discussionHours: Number(discussionHours), votingHours: Number(votingHours) };
  const named = classes.filter(({ label }) => label !== '').map(({ label, seats }) => `${label}: ${seats}`);
  return [
    { key: t('foundCouncil.charter'), value: <Paragraphs text={text} /> },
    { key: t('foundCouncil.seats'), value: named.join('; ') },
    { key: t('foundCouncil.assess'), value: assessDays },
    { key: t('foundCouncil.least'), value: leastSentences(messages, least, null).join(' ') },
  ];
}

function founding(visit: Visit, name: string, purpose: string, typed: TypedCharter, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<FoundPage {...visit.frame('/councils/found')} name={name} purpose={purpose} typed={typed} errors={errors} />, errors.length > 0 ? 422 : 200);
}

function adopting(visit: Visit, council: CouncilData, typed: TypedCharter, motion: string, errors: readonly FieldError[] = []): FastifyReply {
  const view = <AdoptPage {...visit.frame(`/councils/${council.id}/charter/new`)} council={council} typed={typed} motion={motion} errors={errors} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
