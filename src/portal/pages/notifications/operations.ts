const REFUSED = '{ message }';

export const MINE = `{ mine: myNotifications {
  mailAvailable address { address confirmedAt } preferences { subject { kind id } title way rhythm }
  webhooks { id url triedAt lastStatus switchedOffAt } notices { kind subject { kind id } title at } } }`;
export const PREFER = `mutation ($subject: NotificationSubjectInput!, $way: NotificationWay!, $rhythm: NotificationRhythm!) { refused: setPreference(subject: $subject, way: $way, rhythm: $rhythm) ${REFUSED} }`;
export const PREFER_NOT = `mutation ($subject: NotificationSubjectInput!, $way: NotificationWay!) { refused: removePreference(subject: $subject, way: $way) ${REFUSED} }`;
export const ADDRESS = `mutation ($address: String) { refused: setNotificationAddress(address: $address) ${REFUSED} }`;
export const TEST = `mutation ($way: NotificationWay!) { refused: sendTestNotice(way: $way) ${REFUSED} }`;
export const ADD_WEBHOOK = `mutation ($url: String!) { made: addWebhook(url: $url) { ... on AddedWebhook { id secret } ... on NotificationRefused ${REFUSED} } }`;
export const REMOVE_WEBHOOK = `mutation ($id: PublicId!) { refused: removeWebhook(id: $id) ${REFUSED} }`;
export const CONFIRM = `mutation ($token: String!) { refused: confirmAddress(token: $token) ${REFUSED} }`;
export const STOP = `mutation ($token: String!) { refused: stopMail(token: $token) ${REFUSED} }`;

export interface Refusable {
  readonly refused: { readonly message: string } | null;
}

export type AddedData = { readonly made: { readonly id: string; readonly secret: string } | { readonly message: string } };

export const KINDS = ['ME', 'COUNCIL', 'MOTION', 'LAB', 'RECOMMENDATION', 'INCIDENT'] as const;
export const WAYS = ['MAIL', 'WEBHOOK'] as const;
export const RHYTHMS = ['AT_ONCE', 'DAILY', 'WEEKLY'] as const;
export type Kind = (typeof KINDS)[number];
export type Way = (typeof WAYS)[number];

export interface SubjectData {
  readonly subject: { readonly kind: Kind; readonly id: string };
  readonly title: string | null;
}

export interface MineData {
  readonly mailAvailable: boolean;
  readonly address: { readonly address: string; readonly confirmedAt: string | null } | null;
  readonly preferences: readonly (SubjectData & { readonly way: Way; readonly rhythm: (typeof RHYTHMS)[number] })[];
  readonly webhooks: readonly { readonly id: string; readonly url: string; readonly triedAt: string | null; readonly lastStatus: number | null; readonly switchedOffAt: string | null }[];
  readonly notices: readonly (SubjectData & { readonly kind: string; readonly at: string })[];
}
