import type { CouncilRefusal } from './council-commands.js';
import type { SeatRefusal2 } from './seat-2.js';

/**
 * Why the rules of councils and seats said no, in plain English, and what the person can do about it. A refusal without words
 * does not compile.
 */
const SHARED = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  NO_SUCH_COUNCIL: 'There is no council under this number. Check the number.',
  DISSOLVED: 'This council was dissolved. Nothing in it changes any more.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  ALREADY_ERASED: 'All of this was erased before. Nothing is left to do.',
  SIGNATURE_REQUIRED: 'This step needs your own signature, so that nobody can do it in your name. Confirm it with your passkey or sign it with your key.',
  NOT_CARRIED: 'This needs a vote of the council that was carried, of the kind and about the very matter. Name the motion that decided it.',
} as const;

export const COUNCIL_WORDS: Readonly<Record<CouncilRefusal, string>> = {
  ...SHARED,
  ALREADY_FOUNDED: 'There is a council under this number. Adopt a new charter for it instead.',
  WRONG_VERSION: 'The charter has another version by now. Reload the page and read it again.',
  MOTION_NEEDED: 'Somebody sits in this council, so only its own vote changes the charter. Name the motion that was carried.',
  NOT_AS_DECIDED: 'This charter is not the one on which the council voted. Give the text, the classes and the days exactly as the motion has them.',
  MOTION_USED: 'This motion has changed the charter already, and does so once. Another change needs another vote.',
  SEATS_FILLED: 'More members sit there than would have a seat then. Whoever sits keeps the seat until the term is over: give each class enough seats, or wait.',
};

export const SEAT_WORDS: Readonly<Record<SeatRefusal2, string>> = {
  ...SHARED,
  NOT_YOURSELF: 'A self-nomination is for yourself. Leave it to the other member.',
  NOT_YOUR_SEAT: 'Only whoever holds this seat may do this.',
  SYSTEM_ONLY: 'The node itself ends a term when its time is over. Choose another reason.',
  NO_SUCH_CLASS: 'The charter has no seats of this class. Choose one of its classes.',
  SEAT_TAKEN: 'Somebody sits in this seat. Choose a vacant one.',
  OTHER_CLASS: 'This seat belongs to another class, and a seat keeps its class. Choose another number.',
  NOT_THIS_WAY: 'The charter does not let seats of this class be filled in this way. Choose one of the ways it names.',
  LEFT_VACANT: 'By the charter this seat stays empty until the term of the one who left would have been over.',
  CLASS_FULL: 'All seats of this class are taken. Wait for a vacancy, or change the charter.',
  NO_SUCH_MEMBER: 'There is no active member under this number. Invite the person to the node first.',
  ALREADY_SEATED: 'This member holds another seat of this council, and one person has one seat.',
  TERM_NEEDED: 'Seats of this class have a term. Say when it ends.',
  TERM_IN_PAST: 'The end lies in the past. Give a day that is still to come.',
  TERM_TOO_LONG: 'The end lies beyond the term. Give an earlier day.',
  TERM_LIMIT: 'This member has served as many terms in this class as the charter allows.',
  NOT_ELECTED: 'No vote of this council elected this member for this class. Name the motion that did.',
  ELECTION_EXPIRED: 'This election is so long ago that the term it was about would be over by now. Hold another.',
  NOT_DRAWN: 'This draw did not choose this member for this class of this council. Name the draw that did.',
  ALREADY_USED: 'This election or draw has brought this member to a seat before, and does so once.',
  VACANT: 'Nobody sits in this seat now.',
  STILL_A_MEMBER: 'The holder is still a member of this node. Choose another reason.',
  TERM_NOT_ENDED: 'The term of this seat is not over.',
  NO_SUCH_ENTITY: 'There is no organisation under this number. Check the number.',
  INTEREST_EXISTS: 'This interest is declared already. Nothing is left to do.',
  NO_SUCH_INTEREST: 'This interest is not declared, or it has ended. Reload the page.',
  TOO_MANY: 'There is no room for another interest here. End one that no longer holds.',
  ITSELF: 'A seat cannot delegate to itself. Choose another seat, or vote yourself.',
  NO_DELEGATION: 'This seat has delegated its vote to nobody. Nothing is left to do.',
};
