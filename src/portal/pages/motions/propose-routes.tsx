import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { councilName } from '../councils/council-words.js';
import { councilOf } from '../councils/found-routes.js';
import type { Prepared } from '../councils/keep-routes.js';
import type { CouncilData } from '../councils/operations.js';
import { Paragraphs } from '../record/text.js';
import { FormFields } from '../signed-in/form-fields.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { kindWords } from './motion-words.js';
import { type Kind, KINDS } from './operations.js';
import { type Around, AROUND, readProposal } from './propose-form.js';
import { KindPage, ProposePage } from './propose-page.js';

const PROPOSE = `mutation ($council: PublicId!, $proposal: ProposalInput!) { prepared: prepareProposeMotion(council: $council, proposal: $proposal) { ${PREPARED} } }`;

/** A charter is put to the vote where it is written. */
const WRITTEN_HERE = KINDS.filter((kind) => kind !== 'CHARTER');

/** The holder of a seat puts a motion before his council. */
export const proposePages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);

  get('/councils/:id/propose', async (visit) => {
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    const kind = WRITTEN_HERE.find((one) => one === visit.asked('kind'));
    if (!kind) return visit.page(<KindPage {...visit.frame(`/councils/${council.id}/propose`)} council={council} />);
    return shown(visit, council, kind, new FormFields({}));
  });

  post('/councils/:id/propose', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const council = await councilOf(visit);
    const kind = form.oneOf('kind', WRITTEN_HERE);
    if (!council || !kind) return visit.portal.notFound(visit.request, visit.reply);
    if (form.text('step') === 'change') return shown(visit, council, kind, form);
    const around = await visit.run<Around>(AROUND, { council: council.id });
    const { errors, proposal } = readProposal(messages, council, kind, around, form);
    if (errors.length > 0) return shown(visit, council, kind, form, errors);
    const asked = await visit.try<Prepared>(PROPOSE, { council: council.id, proposal });
    if (!asked.ok) return shown(visit, council, kind, form, asked.errors.map(({ text, field }) => ({ text, field: field === 'title' || field === 'text' || field === 'measure' ? field : undefined })));
    const { prepared } = asked.data;
    if ('code' in prepared) return shown(visit, council, kind, form, [{ text: prepared.message }]);
    const row = (key: string, field: string): SummaryRow[] => (form.trimmed(field) === '' ? [] : [{ key, value: <Paragraphs text={form.text(field)} /> }]);
    const facts = [
      { key: t('record.council', { id: council.id }), value: councilName(messages, council) },
      { key: t('motion.fact.kind'), value: kindWords(messages, kind) },
      ...row(t('propose.motionTitle'), 'title'),
      ...row(t('motion.text'), 'text'),
      ...row(t('motion.measure'), 'measure'),
      ...row(t('propose.comments'), 'comments'),
    ];
    return visit.sign(prepared, { facts, back: '/motions', changes: true });
  });
};

async function shown(visit: Visit, council: CouncilData, kind: Kind, form: FormFields, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const around = await visit.run<Around>(AROUND, { council: council.id });
  const view = <ProposePage {...visit.frame(`/councils/${council.id}/propose?kind=${kind}`)} council={council} kind={kind} around={around} form={form} errors={errors} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
