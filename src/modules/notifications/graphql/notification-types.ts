import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import { NOTICE_KINDS, NOTIFICATION_REFUSAL_WORDS, type NoticeKind, type NotificationRefusal, type Rhythm, RHYTHMS, SUBJECT_KINDS, type SubjectKind, type Way, WAYS } from '../domain/index.js';

export const SubjectKindEnum = enumOf('NotificationSubjectKind', SUBJECT_KINDS, 'What one can be told of. ME is everything about oneself: seats, votes that wait, stale ballots, recusals, answers that are due.');
export const WayEnum = enumOf('NotificationWay', WAYS, 'How one is told.');
export const RhythmEnum = enumOf('NotificationRhythm', RHYTHMS, 'How often: within minutes, once a day, or once a week (06:00 UTC). Whatever happens within one window comes in one message.');
export const NoticeKindEnum = enumOf('NoticeKind', NOTICE_KINDS, 'What happened. A notice never says what somebody chose, wrote or counted.');

const CODES = Object.fromEntries(Object.keys(NOTIFICATION_REFUSAL_WORDS).map((code) => [code, code])) as { readonly [R in NotificationRefusal]: R };
registerEnumType(CODES, {
  name: 'NotificationRefusalCode',
  description: 'Why a choice about notices was refused.',
  valuesMap: Object.fromEntries(Object.entries(NOTIFICATION_REFUSAL_WORDS).map(([code, description]) => [code, { description }])),
});

@ObjectType({ description: 'A choice about notices was refused, and why.' })
export class NotificationRefused {
  @Field(() => CODES)
  code: NotificationRefusal;

  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;
}

export function notificationRefused(code: NotificationRefusal): NotificationRefused {
  return Object.assign(new NotificationRefused(), { code, message: NOTIFICATION_REFUSAL_WORDS[code] });
}

@ObjectType({ description: 'What one is told of, or what a notice is about.' })
export class NotificationSubject {
  @Field(() => SubjectKindEnum)
  kind: SubjectKind;

  @Field(() => String, { description: 'Its public id; empty for ME.' })
  id: string;
}

@InputType({ description: 'What to be told of.' })
export class NotificationSubjectInput {
  @Field(() => SubjectKindEnum)
  kind: SubjectKind;

  @Field(() => PublicIdScalar, { nullable: true, description: 'Its public id; none for ME. A lab is an entity, and has its id.' })
  id?: string | null;
}

@ObjectType()
export class NotificationAddress {
  @Field(() => String)
  address: string;

  @Field(() => InstantScalar)
  askedAt: string;

  @Field(() => InstantScalar, { nullable: true, description: 'Null until you follow the link that was sent there: before that nothing else is.' })
  confirmedAt: string | null;
}

@ObjectType()
export class NotificationPreference {
  @Field(() => NotificationSubject)
  subject: NotificationSubject;

  @Field(() => String, { nullable: true, description: 'Its public title, if there is one.' })
  title: string | null;

  @Field(() => WayEnum)
  way: Way;

  @Field(() => RhythmEnum)
  rhythm: Rhythm;

  @Field(() => InstantScalar)
  since: string;
}

@ObjectType({ description: 'An address of yours that is posted to, signed as Standard Webhooks has it. Its secret is shown once, when it is made.' })
export class Webhook {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => String)
  url: string;

  @Field(() => InstantScalar)
  createdAt: string;

  @Field(() => InstantScalar, { nullable: true })
  triedAt: string | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer; null where nobody answered.' })
  lastStatus: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'It failed again and again, or said that it is gone.' })
  switchedOffAt: string | null;
}

@ObjectType({ description: 'Something that happened and of which you asked to be told.' })
export class Notice {
  @Field(() => NoticeKindEnum)
  kind: NoticeKind;

  @Field(() => NotificationSubject)
  subject: NotificationSubject;

  @Field(() => String, { nullable: true, description: 'Public title of the subject, if there is one.' })
  title: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in the log of the entry it follows from.' })
  seq: number | null;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType({ description: 'What you are told of, and how. Nobody else sees it, and it is not in the log.' })
export class MyNotifications {
  @Field(() => Boolean, { description: 'Whether this node sends mail.' })
  mailAvailable: boolean;

  @Field(() => NotificationAddress, { nullable: true })
  address: NotificationAddress | null;

  @Field(() => [NotificationPreference])
  preferences: NotificationPreference[];

  @Field(() => [Webhook])
  webhooks: Webhook[];

  @Field(() => [Notice], { description: 'The last fifty, newest first. They are kept for 90 days.' })
  notices: Notice[];
}

@ObjectType({ description: 'A webhook with its secret, which is shown once.' })
export class AddedWebhook {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => String, { description: '`whsec_…`: verify by it what you receive.' })
  secret: string;
}

export const AddWebhookResult = createUnionType({
  name: 'AddWebhookResult',
  types: () => [AddedWebhook, NotificationRefused] as const,
  resolveType: (value: object) => (value instanceof NotificationRefused ? NotificationRefused : AddedWebhook),
});
