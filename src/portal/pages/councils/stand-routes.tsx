import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Heading, Radios, Text, TextInput } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { ActForm } from '../signed-in/act-form.js';
import { isAnybody } from '../signed-in/person.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { className, classRule, councilName, endOfDay, lastDay } from './council-words.js';
import { councilOf, ofPage } from './found-routes.js';
import { FILL, type Prepared } from './keep-routes.js';
import type { ClassData, CouncilData } from './operations.js';
import { isOpenTo } from './routes.js';

interface Typed {
  readonly class: string;
  readonly name: string;
  readonly until: string;
}

/** A member puts himself forward, where the charter lets members do so. */
export const standPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);

  get('/councils/:id/stand', async (visit) => {
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    return shown(visit, council, { class: '', name: visit.me.displayName ?? '', until: '' });
  });

  post('/councils/:id/stand', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const council = await councilOf(visit);
    if (!council) return visit.portal.notFound(visit.request, visit.reply);
    const typed = { class: form.text('class'), name: form.text('name'), until: form.trimmed('until') };
    if (form.text('step') === 'change') return shown(visit, council, typed);
    const until = typed.until === '' ? null : endOfDay(typed.until);
    const errors: FieldError[] = [
      ...(openClasses(council).some(({ code }) => code === typed.class) ? [] : [{ field: 'class', text: t('keepCouncil.missing.class') }]),
      ...(typed.name.trim() === '' ? [{ field: 'name', text: t('keepCouncil.missing.name') }] : []),
      ...(until === undefined ? [{ field: 'until', text: t('keepCouncil.missing.until') }] : []),
    ];
    if (errors.length > 0) return shown(visit, council, typed, errors);
    const filling = { class: typed.class, member: visit.me.id, name: typed.name, way: 'SELF_NOMINATION', until };
    const asked = await visit.try<Prepared>(FILL, { council: council.id, filling });
    if (!asked.ok) return shown(visit, council, typed, ofPage(asked.errors));
    const { prepared } = asked.data;
    if ('code' in prepared) return shown(visit, council, typed, [{ text: prepared.message }]);
    const facts = [
      { key: t('record.council', { id: council.id }), value: councilName(messages, council) },
      { key: t('keepCouncil.class'), value: className(messages, council.classes, typed.class) },
      { key: t('keepCouncil.name'), value: typed.name },
      { key: t('keepCouncil.until'), value: until == null ? t('council.seat.until.none') : lastDay(messages, until) },
    ];
    return visit.sign(prepared, { facts, back: `/councils/${council.id}`, changes: true });
  });
};

function openClasses({ classes }: CouncilData): readonly ClassData[] {
  return classes.filter(({ vacant, filledBy }) => vacant > 0 && filledBy.includes('SELF_NOMINATION'));
}

function shown(visit: Visit, council: CouncilData, typed: Typed, errors: readonly FieldError[] = []): FastifyReply {
  const view = <StandPage {...visit.frame(`/councils/${council.id}/stand`)} council={council} typed={typed} errors={errors} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

function StandPage({ council, typed, errors, ...frame }: SignedInFrame & { readonly council: CouncilData; readonly typed: Typed; readonly errors: readonly FieldError[] }): VNode {
  const { messages, fields, me } = frame;
  const { t, link } = messages;
  return (
    <SignedInPage {...frame} title={t('standFor.title')} errors={errors} before={<BackLink href={link(`/councils/${council.id}`)} text={councilName(messages, council)} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{t('standFor.title')}</Heading>
        {isOpenTo(council, me.id) ? (
          <>
            <Text>{t('standFor.lead')}</Text>
            <ActForm action={`/councils/${council.id}/stand`} fields={fields} button={t('keepCouncil.button')} kind="primary">
              <Radios
                name="class"
                label={t('keepCouncil.class')}
                value={typed.class}
                error={errorOf(errors, 'class')}
                choices={openClasses(council).map((one) => ({ value: one.code, label: one.label ?? one.code, hint: classRule(messages, one) }))}
              />
              <TextInput name="name" label={t('keepCouncil.name')} maxLength={120} value={typed.name} error={errorOf(errors, 'name')} seenBy="public" />
              <TextInput name="until" label={t('keepCouncil.until')} hint={t('keepCouncil.until.hint')} width={10} value={typed.until} error={errorOf(errors, 'until')} />
            </ActForm>
          </>
        ) : (
          <Text>{t('standFor.none')}</Text>
        )}
      </div>
    </SignedInPage>
  );
}
