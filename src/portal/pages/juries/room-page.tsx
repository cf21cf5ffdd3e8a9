import type { ComponentChildren, VNode } from 'preact';
import {
  BackLink, Banner, Button, Buttons, DraftFields, ErrorSummary, errorOf, type FieldError, Form, Heading, InsetText, Layout, Radios, Select, Text, TextArea, TextInput, WarningText, useWords,
} from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { ChargeSection, partyName, TalkSection } from './jury-parts.js';
import { measureWords } from './list-page.js';
import type { JuryData, RoomData } from './operations.js';

const EXCUSES = ['HEALTH', 'CARE', 'WORK', 'CONFLICT', 'HARDSHIP', 'OTHER'] as const;
const REACTIONS = ['AGREE', 'DISAGREE', 'PASS'] as const;

/** Asks for the juror's code. */
export function EnterRoomPage({ jury, code = '', errors = [], ...frame }: Frame & { readonly jury: JuryData; readonly code?: string; readonly errors?: readonly FieldError[] }): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('room.title')} section="juries" hasErrors={errors.length > 0} before={<BackLink href={link(`/juries/${jury.id}`)} text={t('jury.caption', { id: jury.id })} />}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading size="xl">{t('room.title')}</Heading>
        <Text>{t('room.enter.lead')}</Text>
        <Form action={link(`/juries/${jury.id}/room`)}>
          <TextInput name="code" label={t('room.enter.code')} hint={t('room.enter.hint')} value={code} width={30} maxLength={200} spellcheck={false} error={errorOf(errors, 'code')} />
          <Buttons>
            <Button>{t('room.enter.open')}</Button>
          </Buttons>
        </Form>
      </div>
    </Layout>
  );
}

export interface RoomPageProps extends Frame {
  readonly jury: JuryData;
  readonly room: RoomData;
  readonly code: string;
  /** Makes a form that is sent twice harmless. */
  readonly request: string;
  readonly done: boolean;
  readonly errors: readonly FieldError[];
  /** What was typed into a form that could not be taken. */
  readonly typed: (name: string) => string;
}

type Part = Pick<RoomPageProps, 'jury' | 'room' | 'code' | 'request' | 'errors' | 'typed'>;

/** The room as the juror of one seat sees it: what is asked of him now stands first. */
export function RoomPage({ done, ...props }: RoomPageProps): VNode {
  const { jury, room, code: _code, request: _request, errors, typed: _typed, ...frame } = props;
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('room.title')} section="juries" hasErrors={errors.length > 0} before={<BackLink href={link(`/juries/${jury.id}`)} text={t('jury.caption', { id: jury.id })} />}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        {done && (
          <Banner kind="success">
            <Text>{t('room.done')}</Text>
          </Banner>
        )}
        <Heading size="xl" caption={t('room.seat', { seat: room.seat })}>
          {t('room.title')}
        </Heading>
        <Now {...props} />
        <ChargeSection jury={jury} />
        <TalkSection jury={jury} />
        {room.status === 'ACCEPTED' && ['SUMMONING', 'FIRST_VOTE', 'DELIBERATING', 'SECOND_VOTE'].includes(jury.status) && <Excuse {...props} />}
      </div>
    </Layout>
  );
}

function Now(part: Part): VNode {
  const { jury, room } = part;
  const { t } = useWords();
  if (room.status === 'SUMMONED') return jury.status === 'SUMMONING' || jury.status === 'FIRST_VOTE' ? <Summons {...part} /> : <InsetText>{t('room.out')}</InsetText>;
  if (room.status !== 'ACCEPTED') return <InsetText>{t('room.out')}</InsetText>;
  return (
    <>
      <Challenges {...part} />
      <Stage {...part} />
    </>
  );
}

function Stage(part: Part): VNode {
  const { jury, room } = part;
  const { t } = useWords();
  switch (jury.status) {
    case 'FIRST_VOTE':
    case 'SECOND_VOTE': {
      const round = jury.status === 'FIRST_VOTE' ? 'FIRST' : 'SECOND';
      return room.sealed.includes(round) ? <InsetText>{t('room.vote.sealed')}</InsetText> : <Vote {...part} round={round} act="seal" />;
    }
    case 'DELIBERATING':
      return <Discussion {...part} />;
    case 'OPENING': {
      const closed = (['FIRST', 'SECOND'] as const).filter((round) => room.sealed.includes(round) && !room.opened.includes(round));
      if (closed.length === 0) return <InsetText>{t('room.open.done')}</InsetText>;
      return (
        <>
          {closed.map((round) => (
            <Vote key={round} {...part} round={round} act="open" />
          ))}
        </>
      );
    }
    case 'VERDICT':
      return <Afterwards {...part} />;
    default:
      return <InsetText>{t('room.waiting')}</InsetText>;
  }
}

/** The code goes with every form of the page, in its body, and nowhere else. */
function RoomForm({ jury, code, request, children }: Pick<Part, 'jury' | 'code' | 'request'> & { readonly children: ComponentChildren }): VNode {
  const { link } = useWords();
  return (
    <Form action={link(`/juries/${jury.id}/room`)}>
      <DraftFields draft={{ code, request }} />
      {children}
    </Form>
  );
}

function Summons(part: Part): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2}>{t('room.summoned')}</Heading>
      <Text>{t('room.summoned.text', { instant: formatInstant(messages, part.room.summonsEndsAt) })}</Text>
      <RoomForm {...part}>
        <Button name="go" value="accept">
          {t('room.accept')}
        </Button>
      </RoomForm>
      <Excuse {...part} />
    </section>
  );
}

function Excuse(part: Part): VNode {
  const { t } = useWords();
  const { errors, typed } = part;
  return (
    <section>
      <Heading level={2}>{t('room.excuse')}</Heading>
      <Text>{t('room.excuse.text')}</Text>
      <RoomForm {...part}>
        <Radios name="reason" label={t('room.excuse.reason')} value={typed('reason')} error={errorOf(errors, 'reason')} choices={EXCUSES.map((value) => ({ value, label: t(`excuse.${value}`) }))} />
        <TextArea name="note" label={t('room.excuse.note')} rows={3} optional seenBy="reviewers" value={typed('note')} />
        <Button name="go" value="excuse" kind="secondary">
          {t('room.excuse')}
        </Button>
      </RoomForm>
    </section>
  );
}

function Vote({ round, act, ...part }: Part & { readonly round: 'FIRST' | 'SECOND'; readonly act: 'seal' | 'open' }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { jury, errors, typed } = part;
  const answers = (['YES', 'NO', 'UNSURE'] as const).map((value) => ({ value, label: t(`jury.finding.${value === 'YES' ? 'yes' : value === 'NO' ? 'no' : 'unsure'}`) }));
  return (
    <section>
      <Heading level={2}>{t(act === 'seal' ? `room.vote.${round}` : `room.open.${round}`)}</Heading>
      <Text>{t(act === 'seal' ? 'room.vote.text' : 'room.open.text')}</Text>
      {act === 'seal' && <WarningText>{t('room.vote.server')}</WarningText>}
      <RoomForm {...part}>
        {jury.questions.map((question, i) => {
          const name = `${round}-finding-${i + 1}`;
          return <Radios key={name} name={name} label={t('room.vote.finding', { n: i + 1, question: question ?? t('jury.erased') })} choices={answers} value={typed(name)} error={errorOf(errors, name)} />;
        })}
        <Radios
          name={`${round}-measure`}
          label={t('room.vote.measure')}
          value={typed(`${round}-measure`)}
          error={errorOf(errors, `${round}-measure`)}
          choices={jury.measures.map(({ measure, definition }) => ({ value: measure, label: measureWords(messages, measure), hint: definition }))}
        />
        <Button name="go" value={`${act} ${round}`}>
          {t(act === 'seal' ? 'room.vote.seal' : 'room.open.button')}
        </Button>
      </RoomForm>
    </section>
  );
}

function Challenges(part: Part): VNode {
  const messages = useWords();
  const { t } = messages;
  const { jury, room } = part;
  return (
    <>
      {room.challenges
        .filter(({ open, mine }) => open || mine !== null)
        .map(({ n, seat, party, reason, note, open }) => (
          <section key={n}>
            <Heading level={2}>{t('room.challenge')}</Heading>
            <Text>{t('room.challenge.text', { party: partyName(messages, jury.parties, party), seat, reason: words(messages, [`challengeReason.${reason}`]) ?? reason })}</Text>
            {note !== null && <Paragraphs text={note} />}
            {open ? (
              <RoomForm {...part}>
                <Buttons>
                  <Button name="go" value={`remove ${n}`}>
                    {t('room.challenge.remove')}
                  </Button>
                  <Button name="go" value={`stay ${n}`} kind="secondary">
                    {t('room.challenge.stay')}
                  </Button>
                </Buttons>
              </RoomForm>
            ) : (
              <Text>{t('room.challenge.mine')}</Text>
            )}
          </section>
        ))}
    </>
  );
}

function Discussion(part: Part): VNode {
  const messages = useWords();
  const { t } = messages;
  const { jury, room, errors, typed } = part;
  return (
    <section>
      <Heading level={2}>{t('room.discuss')}</Heading>
      <Text>{t('room.discuss.text')}</Text>
      {room.statements.length === 0 && <Text>{t('room.statement.none')}</Text>}
      {room.statements.map(({ n, seat, text, mine }) => (
        <div key={n}>
          <Heading level={3}>{t('jury.statement.by', { seat })}</Heading>
          <Paragraphs text={text ?? t('jury.erased')} />
          {mine !== null && <Text small>{t('room.statement.mine', { reaction: words(messages, [`reaction.${mine}`]) ?? mine })}</Text>}
          <RoomForm {...part}>
            <Buttons>
              {REACTIONS.map((reaction) => (
                <Button key={reaction} name="go" value={`react ${n} ${reaction}`} kind="secondary" small>
                  {t(`reaction.${reaction}`)}
                </Button>
              ))}
            </Buttons>
          </RoomForm>
        </div>
      ))}
      <RoomForm {...part}>
        <TextArea name="say" label={t('room.say')} rows={4} maxLength={2_000} value={typed('say')} error={errorOf(errors, 'say')} />
        <Button name="go" value="say">
          {t('room.say.button')}
        </Button>
      </RoomForm>
      <Heading level={3}>{t('room.ask')}</Heading>
      <RoomForm {...part}>
        <Select name="party" label={t('room.ask.party')} value={typed('party')} error={errorOf(errors, 'party')} choices={jury.parties.map(({ entity }) => ({ value: entity, label: partyName(messages, jury.parties, entity) }))} />
        <TextArea name="question" label={t('room.ask.question')} rows={3} maxLength={2_000} seenBy="public" value={typed('question')} error={errorOf(errors, 'question')} />
        <Button name="go" value="ask" kind="secondary">
          {t('room.ask.button')}
        </Button>
      </RoomForm>
    </section>
  );
}

/** Reasons by one who voted for the measure, opinions by those who did not in all. */
function Afterwards(part: Part): VNode {
  const { t } = useWords();
  const { jury, room, errors, typed } = part;
  const own = jury.seats.find(({ seat }) => seat === room.seat)?.second;
  const forIt = own?.measure === jury.verdict?.measure;
  const differs = own !== undefined && own !== null && (!forIt || own.findings.some((answer, i) => answer !== jury.verdict?.findings[i]?.outcome));
  const field = (name: 'reasons' | 'opinion'): VNode => (
    <section>
      <Heading level={2}>{t(`room.${name}`)}</Heading>
      <RoomForm {...part}>
        <TextArea name={name} label={t(`room.${name}.text`)} rows={8} seenBy="public" value={typed(name)} error={errorOf(errors, name)} />
        <Button name="go" value={name}>
          {t('room.publish')}
        </Button>
      </RoomForm>
    </section>
  );
  return (
    <>
      {forIt && jury.reasons === null && field('reasons')}
      {differs && !jury.minorityOpinions.some(({ seat }) => seat === room.seat) && field('opinion')}
    </>
  );
}
