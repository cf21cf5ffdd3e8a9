import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { REASONS } from '../draws/keep-page.js';
import { numberIn, toSign } from '../labs/acts.js';
import { address } from '../record/asked.js';
import { Paragraphs } from '../record/text.js';
import { readFile } from '../report/draft.js';
import { chooseFiles, MOST_FILES } from '../report/files.js';
import { isSteward } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { AUTHORITIES, drawWords, OpenPage, TIMES, type TypedCharge } from './open-page.js';
import { EXCLUDE, type JuryData, OPEN_JURY, type OpenJuryData, type OpenJuryFound, openableDraws, SCREENING, type ScreenedData } from './operations.js';
import { juryOf } from './routes.js';
import { ScreeningPage } from './screening-page.js';

const OPEN = `mutation ($input: OpenJuryInput!) { prepared: prepareOpenJury(input: $input) { ${PREPARED} } }`;

const HOURS: TypedCharge['times'] = { summons: '72', first: '72', deliberation: '168', answer: '72', second: '72', opening: '72' };
const NEW: TypedCharge = { incident: '', authority: 'STEWARD', authorityId: '', text: '', questions: '', parties: [], draw: '', quorum: '', times: HOURS, files: [] };

/** For stewards: charge a jury, and look which volunteers of its draw may be tied to a party. */
export const keepJuryPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);
  get('/juries/open', (visit) => shown(visit, { ...NEW, incident: visit.asked('incident'), ...ground(visit) }));
  post('/juries/open/incident', incident);
  post('/juries/open', open, MOST_FILES);
  get('/juries/:id/screening', async (visit) => screened(visit, await juryOf(visit.portal, visit.request)));
  post('/juries/:id/screening', exclude);
};

/** A motion, a petition or a verdict whose page leads here. */
function ground(visit: Visit): Partial<TypedCharge> {
  const kind = AUTHORITIES.find((one) => visit.asked(one.toLowerCase()) !== '');
  return kind ? { authority: kind, authorityId: visit.asked(kind.toLowerCase()) } : {};
}

async function incident(visit: Visit): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const id = form.trimmed('incident').toLowerCase();
  const [authority, authorityId] = [form.text('authority'), form.trimmed('authorityId')];
  if (await found(visit, id)) return visit.go(address('/juries/open', { incident: id, ...(authorityId === '' ? {} : { [authority.toLowerCase()]: authorityId }) }));
  return shown(visit, { ...NEW, incident: form.text('incident'), authority, authorityId }, [{ field: 'incident', text: t('openJury.incident.missing') }]);
}

async function found(visit: Visit, id: string): Promise<OpenJuryData | undefined> {
  if (!isPublicId(id)) return undefined;
  const data = await visit.run<OpenJuryFound>(OPEN_JURY, { id });
  return data.incident?.status === 'PUBLISHED' ? { incident: data.incident, draws: openableDraws(data) } : undefined;
}

async function open(visit: Visit): Promise<FastifyReply> {
  const { form, messages, portal, request } = visit;
  const { t } = messages;
  const before = form.list('files').filter((file) => readFile(file) !== undefined).slice(0, MOST_FILES);
  // Files first: the browser forgets which were chosen, so they are kept whatever else is wrong.
  const chosen = await chooseFiles(portal.filesOf(request), before, messages, (file) => portal.stage(request, file));
  const typed: TypedCharge = {
    incident: form.trimmed('incident'), authority: form.text('authority'), authorityId: form.trimmed('authorityId').toLowerCase(), text: form.text('text'), questions: form.text('questions'),
    parties: form.list('parties'), draw: form.text('draw'), quorum: form.trimmed('quorum'), files: chosen.files,
    times: Object.fromEntries(TIMES.map((name) => [name, form.trimmed(name)])) as TypedCharge['times'],
  };
  const data = await found(visit, typed.incident);
  if (!data || form.text('step') === 'change') return shown(visit, typed);
  const authority = form.oneOf('authority', AUTHORITIES);
  const questions = typed.questions.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const parties = data.incident.entities.filter(({ entity }) => typed.parties.includes(entity.id));
  const draw = data.draws.find(({ id }) => id === typed.draw);
  const quorum = typed.quorum === '' ? draw && Math.floor(draw.rules.size / 2) + 1 : numberIn(typed.quorum, 1, 1_000);
  const errors: FieldError[] = [
    ...(authority ? [] : [{ field: 'authority', text: t('openJury.error.authority') }]),
    ...(authority === undefined || authority === 'STEWARD' || isPublicId(typed.authorityId) ? [] : [{ field: 'authorityId', text: t('openJury.error.authorityId') }]),
    ...(typed.text.trim() === '' ? [{ field: 'text', text: t('openJury.error.text') }] : []),
    ...(questions.length >= 1 && questions.length <= 20 ? [] : [{ field: 'questions', text: t('openJury.error.questions') }]),
    ...(parties.length > 0 ? [] : [{ field: 'parties', text: t('openJury.error.parties') }]),
    ...(draw ? [] : [{ field: 'draw', text: t('openJury.error.draw') }]),
    ...(quorum === undefined && typed.quorum !== '' ? [{ field: 'quorum', text: t('openJury.error.quorum') }] : []),
    ...TIMES.flatMap((name) => (numberIn(typed.times[name], 1, 2_160) === undefined ? [{ field: name, text: t('openJury.error.time') }] : [])),
    ...chosen.errors,
  ];
  if (errors.length > 0 || !authority || !draw) return shown(visit, typed, errors);
  const times = Object.fromEntries(TIMES.map((name) => [name, Number(typed.times[name])]));
  const files = typed.files.flatMap((file) => readFile(file) ?? []);
  const input = {
    incident: typed.incident, authority, authorityId: authority === 'STEWARD' ? null : typed.authorityId, text: typed.text, questions,
    parties: parties.map(({ entity }) => entity.id), evidence: files.map(({ handle }) => handle), draw: draw.id, quorum, times,
  };
  const facts: SummaryRow[] = [
    { key: t('jury.fact.incident'), value: data.incident.title ?? typed.incident },
    { key: t('openJury.authority'), value: `${t(`openJury.authority.${authority}`)}${authority === 'STEWARD' ? '' : ` (${typed.authorityId})`}` },
    { key: t('openJury.text'), value: <Paragraphs text={typed.text} /> },
    { key: t('openJury.questions'), value: <Paragraphs text={questions.join('\n\n')} /> },
    { key: t('openJury.parties'), value: parties.map(({ entity: { id, name } }) => name ?? id).join(', ') },
    ...(files.length === 0 ? [] : [{ key: t('openJury.files'), value: files.map(({ name }) => name).join(', ') }]),
    { key: t('openJury.draw'), value: drawWords(messages, draw) },
    { key: t('openJury.quorum'), value: quorum },
    { key: t('openJury.times'), value: TIMES.map((name) => `${t(`openJury.time.${name}`)}: ${typed.times[name]}`).join('; ') },
  ];
  // What waits while he signs holds the files that came with this form, as handles.
  form.keep('files', typed.files);
  return toSign(visit, OPEN, { input }, { facts, back: '/juries' }, (wrong) => shown(visit, typed, wrong));
}

async function shown(visit: Visit, typed: TypedCharge, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const data = await found(visit, typed.incident);
  const view = <OpenPage {...visit.frame('/juries/open')} typed={typed} data={data} errors={errors} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

/** An exclusion is an act of the draw. */
async function exclude(visit: Visit): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const jury = await juryOf(visit.portal, visit.request);
  const number = form.text('number').slice(0, 20);
  if (form.text('step') === 'change') return screened(visit, jury);
  const reason = form.oneOf(`reason-${number}`, REASONS);
  if (!reason) return screened(visit, jury, [{ field: `reason-${number}`, text: t('keepDraw.error.reason') }]);
  const note = form.text(`note-${number}`);
  const facts = [
    { key: t('keepDraw.exclude.number'), value: number },
    { key: t('keepDraw.exclude.reason'), value: words(messages, [`exclusion.${reason}`]) ?? reason },
    { key: t('keepDraw.exclude.note'), value: note },
  ];
  return toSign(visit, EXCLUDE, { draw: jury.draw, number, reason, note }, { facts, back: `/juries/${jury.id}/screening` }, (wrong) => screened(visit, jury, wrong));
}

async function screened(visit: Visit, jury: JuryData, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const { juryScreening, draw } = await visit.run<ScreenedData>(SCREENING, { jury: jury.id, draw: jury.draw });
  const view = (
    <ScreeningPage
      {...visit.frame(`/juries/${jury.id}/screening`)}
      jury={jury}
      volunteers={juryScreening}
      open={draw?.status === 'COLLECTING'}
      errors={errors}
      typed={(name) => visit.form.text(name)}
      done={visit.done()}
    />
  );
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
