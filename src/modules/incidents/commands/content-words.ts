import type { ContentProblemCode } from '../domain/index.js';

/** What is wrong with an answer and what to do about it. A problem without words does not compile. */
export const CONTENT_WORDS: Readonly<Record<ContentProblemCode, string>> = {
  REQUIRED: 'This answer is needed.',
  MALFORMED: 'This does not have the form that is asked for.',
  TOO_SHORT: 'This is too short. Say a little more.',
  TOO_LONG: 'This is too long. Shorten it; you can add more later on the case page.',
  TOO_MANY: 'These are too many. Name the most important ones.',
  NOT_IN_LIST: 'Choose one of the answers offered.',
  NOT_A_DATE: 'This is not a date. Give a year, a month such as 2026-11, or a day such as 2026-11-22.',
  DATE_IN_FUTURE: 'This date has not come yet. Check the year.',
  NOTICED_BEFORE_OCCURRED: 'You noticed it before it happened. Check the two dates.',
  NOT_A_LINK: 'This is not a web address. It begins with https:// or http:// and has no spaces.',
  NOT_A_NUMBER: 'Give a whole number without signs.',
  NOT_A_FILE: 'This file is no longer here; files wait for 24 hours. Choose it again.',
  NOT_AN_ENTITY: 'There is no entity under this number. Choose one that is registered, or register it first.',
  CONTACT_REQUIRED: 'You chose that you can be reached. Say how, or choose to stay anonymous.',
  CONTACT_NOT_WANTED: 'You chose to stay anonymous but gave a contact. Remove the contact, or choose another way of filing.',
};
