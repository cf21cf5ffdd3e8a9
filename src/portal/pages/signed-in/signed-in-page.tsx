import type { ComponentChildren, VNode } from 'preact';
import { Done, DraftFields, ErrorSummary, type FieldError, Form, Layout } from '../../kit/index.js';
import type { MessageKey, Messages } from '../../messages/index.js';
import { isEditor, isSteward, type Person } from './person.js';
import type { SignedInFrame } from './signed-in-frame.js';

export type Place = 'queue' | 'comments' | 'incidents' | 'entities' | 'members' | 'draws' | 'seats' | 'account';

const PLACES: readonly { readonly place: Place; readonly path: string; readonly words: MessageKey; readonly allowed: (me: Person) => boolean }[] = [
  { place: 'queue', path: '/desk', words: 'signedIn.queue', allowed: isEditor },
  { place: 'comments', path: '/desk/comments', words: 'signedIn.comments', allowed: isEditor },
  { place: 'incidents', path: '/desk/incidents', words: 'signedIn.incidents', allowed: isEditor },
  { place: 'entities', path: '/desk/entities', words: 'signedIn.entities', allowed: isEditor },
  { place: 'members', path: '/members', words: 'signedIn.members', allowed: isSteward },
  { place: 'draws', path: '/draws', words: 'signedIn.draws', allowed: isSteward },
  { place: 'seats', path: '/seats', words: 'signedIn.seats', allowed: () => true },
  { place: 'account', path: '/account', words: 'signedIn.account', allowed: () => true },
];

export interface SignedInPageProps extends SignedInFrame {
  readonly title: string;
  readonly place?: Place;
  readonly islands?: readonly string[];
  readonly errors?: readonly FieldError[];
  /** What was just done, in words. */
  readonly done?: string | undefined;
  /** The way up: stands above the heading. */
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page for those who work here: the places of the desk above it, and the way out. */
export function SignedInPage({ me, fields, place, errors = [], done, before, children, ...layout }: SignedInPageProps): VNode {
  return (
    <Layout
      {...layout}
      hasErrors={errors.length > 0}
      before={
        <>
          <DeskBar me={me} fields={fields} place={place} messages={layout.messages} />
          {before}
        </>
      }
    >
      <ErrorSummary errors={errors} />
      <Done text={done} />
      {children}
    </Layout>
  );
}

interface DeskBarProps {
  readonly me: Person;
  readonly fields: Readonly<Record<string, string>>;
  readonly place: Place | undefined;
  readonly messages: Messages;
}

function DeskBar({ me, fields, place, messages: { t, link } }: DeskBarProps): VNode {
  return (
    <nav class="fm-desk-bar govuk-body" aria-label={t('signedIn.label')}>
      <ul class="fm-desk-bar__list">
        {PLACES.filter(({ allowed }) => allowed(me)).map((one) => (
          <li key={one.place}>
            <a class="fm-desk-bar__link" href={link(one.path)} aria-current={one.place === place ? 'true' : undefined}>
              {t(one.words)}
            </a>
          </li>
        ))}
      </ul>
      <div class="fm-desk-bar__me">
        <span>{t('signedIn.as', { name: me.displayName ?? me.id })}</span>
        <Form action="/sign-out">
          <DraftFields draft={fields} />
          <button class="fm-desk-bar__out" type="submit">
            {t('signedIn.signOut')}
          </button>
        </Form>
      </div>
    </nav>
  );
}
