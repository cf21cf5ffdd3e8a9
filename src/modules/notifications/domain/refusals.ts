/** Every reason for which a choice about notices is refused, with a sentence to act on. */
export const NOTIFICATION_REFUSAL_WORDS = {
  NO_SUCH_SUBJECT: 'There is no such record, or it is not public. Check its kind and its number.',
  MAIL_NOT_AVAILABLE: 'This node sends no mail. Choose a webhook, or a feed.',
  NO_ADDRESS: 'Give an address for mail first, and follow the link that is sent there.',
  NO_WEBHOOK: 'Add a webhook first, or add it again where it was switched off.',
  NO_SUCH_WEBHOOK: 'You have no such webhook.',
  NOT_AN_ADDRESS: 'Give a full address that begins with https://, without user name, password and part after #, of at most 500 characters.',
  TOO_MANY: 'You have as many as one person may have. Remove one first.',
  TOO_OFTEN: 'This was asked often today already. Wait a day.',
  LINK_NOT_VALID: 'This link is used up, too old, or was made for another address. Ask for a new one under "Notifications".',
} as const;
export type NotificationRefusal = keyof typeof NOTIFICATION_REFUSAL_WORDS;

export const MOST_PREFERENCES = 200;
export const MOST_WEBHOOKS = 10;
export const MOST_TESTS_A_DAY = 5;
export const MOST_CONFIRMATIONS_A_DAY = 3;
export const CONFIRM_DAYS = 3;
export const KEPT_DAYS = 90;
