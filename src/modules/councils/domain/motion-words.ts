import type { BallotRefusal } from './ballot-commands.js';
import type { CommentRefusal } from './comment.js';
import type { MotionRefusal2 } from './motion-2.js';

/**
 * Why the rules of motions, ballots and comments said no, in plain English, and what the person can do about it. A refusal
 * without words does not compile.
 */
const SHARED = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  NO_SUCH_MOTION: 'There is no motion under this number. Check the number.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  NOT_OPEN: 'Voting on this motion has not been opened.',
  NOT_YET_OPEN: 'Votes are not taken yet. The motion says from when.',
  CLOSED: 'It is too late: the time for this is over.',
  NOT_ON_ROLL: 'You are not on the roll of this vote. It was frozen when voting opened.',
  RECUSED: 'This member stands back from the motion because of an interest in the matter, and does not vote on it.',
  ALREADY_CAST: 'This vote has been cast already, and the rule does not let it be replaced.',
  NOT_REVEALING: 'Sealed ballots are opened after voting has closed and before the time for opening is over. It is not that time.',
  ALREADY_OPENED: 'This has been opened already.',
  ALREADY_ERASED: 'What you name has been erased already.',
  SIGNATURE_REQUIRED: 'This must be signed with your own key. Sign it with your passkey or key.',
} as const;

export const MOTION_WORDS: Readonly<Record<MotionRefusal2, string>> = {
  ...SHARED,
  ALREADY_PROPOSED: 'A motion with this number exists already.',
  NO_SUCH_COUNCIL: 'There is no active council under this number. Check the number.',
  NOT_YOUR_SEAT: 'You do not hold this seat of the council, or its term is over. Only who sits there may do this.',
  NOT_A_MEMBER: 'Only members may ask for this. Sign in.',
  NOT_THE_PROPOSER: 'Only who proposed the motion, from the same seat, may do this; a steward may open the vote too.',
  MEASURE_NEEDED: 'Say by what it will be seen whether the lab has done it: it is agreed before the vote.',
  NO_MANDATE: 'No mandate in force lets this council decide on this policy of the lab. You can recommend instead.',
  NO_SUCH_LAB: 'The lab is not among the organisations of this node. Check the number.',
  NO_SUCH_POLICY: 'The lab has no published policy under this number. Name one, or recommend without one.',
  NO_SUCH_RECOMMENDATION: 'This council asked for nothing under this number. Check the number.',
  NO_SUCH_INCIDENT: 'An incident that the motion names is not in the register. Check the numbers.',
  NO_SUCH_CLASS: 'The charter has no such class of seats.',
  NO_SUCH_SEAT: 'Nobody sits in the seat that you name.',
  DEADLINE_IN_PAST: 'An instant that should lie ahead is in the past, or an end lies before its beginning. Choose a later one.',
  TERM_TOO_LONG: 'This is longer than the rules allow. Choose an earlier end.',
  NOT_AMENDABLE: 'Voting is open, and its rule does not allow the text to be changed any more.',
  ALREADY_OPENED: 'Voting on this motion has been opened, so this cannot be done any more.',
  ENDED: 'This motion is decided or withdrawn. Nothing is done about it any more.',
  TOO_MANY: 'There are as many of these as a motion may have.',
  ITSELF: 'This would be about yourself. To step back yourself, recuse yourself.',
  OWN_CASE: 'Nobody decides on his own case.',
  RECUSAL_PENDING: 'A vote on who must stand back is still running. Wait until it is closed.',
  NO_SUCH_RECUSAL: 'No such vote on who must stand back is running.',
  NOT_YET: 'It is too early: the time set for it has not come, or ballots can still be opened.',
  COMMENTS_OPEN: 'The public can still comment on this motion. Voting opens after that.',
  RULE_REFUSED: 'The rule of the vote does not hold together, or is not one that this motion can be decided by. Check its parts against the specification.',
  ONE_PERSON_NOT_ASSURED: 'Quadratic voting needs a rule under which each voter is known to be one person.',
  METHOD_NOT_FOR_KIND: 'Motions of this kind are not decided by this method: elections choose between candidates, all others but resolutions are answered with yes or no, or by consent.',
  OPTIONS_DIFFER: 'The options of the rule must be the candidates of the motion, each of them once.',
  BELOW_MAJORITY: 'A motion is carried by more than half at least. Choose a threshold that a minority cannot reach.',
  DISCUSSION_TOO_SHORT: 'By the charter a text lies before the council for longer until votes on it are taken. Open the vote later, or let it begin later.',
  VOTE_TOO_SHORT: 'By the charter members have more time than this to read and to vote. Choose a later end.',
  QUORUM_TOO_LOW: 'By the charter more members must take part than this rule asks for. Ask for a higher quorum: as a number of members, or as a share in which those who stand back still count.',
  SEED_NOT_OF_THE_LOG: 'A lot that resolves ties must be drawn from the opened ballots of a sealed vote, not from a seed that somebody chose.',
  NOBODY_MAY_VOTE: 'No seat is held by a member who may vote on this motion.',
  NOT_BY_CONSENT: 'This vote is not decided by consent, so there are no objections to raise. Add an argument instead.',
  OBJECTION_EXISTS: 'An objection with this number exists already.',
  NO_SUCH_OBJECTION: 'There is no such objection, or it is not yours.',
  ALREADY_TESTED: 'What the others find of this objection is settled already.',
  ALREADY_RESOLVED: 'This objection has been resolved already.',
};

export const BALLOT_WORDS: Readonly<Record<BallotRefusal, string>> = {
  ...SHARED,
  NO_SUCH_BALLOT: 'No ballot was cast here.',
  NOT_YOUR_BALLOT: 'This is not your ballot.',
  WRONG_RULE: 'The ballot names another rule than the one by which this vote is decided. Look at the rule again before you sign.',
  WRONG_ROLL: 'The ballot names another roll than the one that was frozen when voting opened.',
  STALE_TEXT: 'The text was changed after the one that you voted on. Read what changed, then confirm your ballot or cast another.',
  NOT_SEATED: 'You do not hold this seat any more, or its term is over.',
  MUST_BE_SEALED: 'Ballots of this vote are sealed: seal your choice on your own device and send the seal only.',
  MUST_BE_OPEN: 'Ballots of this vote are open: send the choice itself.',
  CHOICE_REFUSED: 'The method of this vote does not take such a choice: it names something that does not stand, names something twice, leaves out what is asked, or spends too much.',
  NOT_STALE: 'The text has not changed since your ballot, so there is nothing to confirm.',
  DOES_NOT_OPEN: 'The sealed ballot does not open with this choice and salt. Use those from the device on which you voted.',
};

export const COMMENT_WORDS: Readonly<Record<CommentRefusal, string>> = {
  MALFORMED: SHARED.MALFORMED,
  NO_SUCH_MOTION: SHARED.NO_SUCH_MOTION,
  NOT_A_STEWARD: SHARED.NOT_A_STEWARD,
  ALREADY_ERASED: SHARED.ALREADY_ERASED,
  SIGNATURE_REQUIRED: SHARED.SIGNATURE_REQUIRED,
  NO_SUCH_COMMENT: 'There is no comment under this number. Check the number.',
  ALREADY_FILED: 'A comment with this number exists already.',
  COMMENTS_CLOSED: 'The public cannot comment on this motion now: the period is over, or there was none.',
  NOT_AN_EDITOR: 'Only editors may decide on comments.',
  ALREADY_DECIDED: 'This comment has been decided on already.',
};
