import type { DrawRefusal } from './draw-commands.js';
import type { VolunteerRefusal } from './volunteer-commands.js';

/** Why the rules of draws and volunteers said no, in plain English, and what the person can do about it. A refusal without words does not compile. */
const SHARED = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  NO_SUCH_DRAW: 'There is no draw under this number. Check the number.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  SIGNATURE_REQUIRED: 'This step needs your own signature, so that nobody can do it in your name. Confirm it with your passkey or sign it with your key.',
  ALREADY_ERASED: 'All of this was erased before. Nothing is left to do.',
} as const;

export const DRAW_WORDS: Readonly<Record<DrawRefusal, string>> = {
  ...SHARED,
  ALREADY_OPENED: 'There is a draw under this number already. Open another one.',
  SYSTEM_ONLY: 'The node itself records what the beacon said. Nobody has to do this by hand.',
  DEADLINE_IN_PAST: 'The day on which the pool closes has passed. Give a later one.',
  RULES_MALFORMED: 'These rules cannot be met by any pool. For each category the minima together may not exceed the seats, and the maxima may not fall short of them; a cap is a fraction between 0 and 1.',
  NO_SUCH_CLASS: 'This council has no seats of this class that are filled by lot. Check the class, or let the council change its charter.',
  NOT_COLLECTING: 'The pool of this draw was closed before. Nothing about it can be changed.',
  NOT_A_RELAXATION: 'Once a draw is open, quotas can only be made wider: give the same categories and values in the same order, with no minimum higher and no maximum lower than now.',
  NOT_YET: 'The pool is open until the day that was announced. Close it then.',
  APPEAL_PENDING: 'Somebody who was kept out has appealed, or still has time to. Wait until every appeal is decided.',
  EARLIER_JUROR: 'Somebody in the pool sat in an earlier draw that this one excludes. Exclude the person as an earlier juror first.',
  TOO_FEW: 'Fewer people stand than there are seats. Void this draw and open another one with more time or fewer seats.',
  TOO_MANY: 'More people stand than one draw can take. Void this draw and open several smaller ones.',
  WRONG_SIZE: 'The number of people who stand has changed meanwhile. Have the lottery computed again.',
  NOT_AS_OPENED: 'This lottery was computed for other rules, quotas or exclusions than those of this draw. Have it computed again.',
  ROUND_NOT_FUTURE: 'The beacon round that is to deal must lie in the future, by two rounds at least, and on a beacon that this node knows. Name a later one.',
  NOT_CLOSED: 'The pool is not closed, or the panels were dealt before.',
  NOT_DEALT: 'The panels are not dealt yet.',
  WRONG_ROUND: 'This is not the beacon round that was named beforehand.',
  WRONG_BEACON: 'A rehearsal is drawn by the rehearsal beacon and by no other, and nothing else is drawn by it: anybody can foresee its rounds.',
  BAD_BEACON: 'This beacon round was not signed by the operators of its beacon. Fetch it again, from another relay.',
  TOO_SOON: 'The second round must leave as much time as the draw promised, so that everybody can look at the panels before one is chosen.',
  WRONG_PANEL: 'This is not the panel that the second round chooses from those that were dealt.',
  ALREADY_DRAWN: 'The panel is drawn. Nothing about it can be changed.',
  VOID: 'This draw was declared void. Open another one.',
  ROUND_KNOWN: 'The second round is out, so anybody can know who will sit. From then on a draw is void only where the beacon ended or the draw was tampered with.',
};

export const VOLUNTEER_WORDS: Readonly<Record<VolunteerRefusal, string>> = {
  ...SHARED,
  NO_SUCH_VOLUNTEER: 'Nobody volunteered under this number. Check the number.',
  POOL_CLOSED: 'The pool of this draw is closed. Nobody comes in and nobody goes out; whoever is drawn can still ask to be excused.',
  TOO_LATE: 'The time for volunteering is over.',
  CODE_NEEDED: 'For a jury people volunteer with a code of their own, so that nobody knows who they are. Use the page for volunteers.',
  MEMBER_NEEDED: 'These are seats of a council: only members of this node can volunteer, each in his own name.',
  NOT_YOUR_NUMBER: 'This number belongs to somebody else. Check your code.',
  ALREADY_VOLUNTEERED: 'You stand in this pool already. Nobody stands twice.',
  EXCLUDED: 'You were kept out of this pool. If that is wrong, appeal.',
  NOT_STANDING: 'This person does not stand in the pool.',
  ALREADY_DECIDED: 'An appeal against this reason has been upheld. The same reason cannot be given again.',
  NOT_EXCLUDED: 'You were not kept out of this pool. Nothing is left to do.',
  ALREADY_APPEALED: 'You have appealed before. There is one appeal.',
  NO_APPEAL: 'No appeal waits for a decision here.',
  OWN_CASE: 'You excluded this person yourself. Another steward decides about the appeal.',
  WITHDRAW_FIRST: 'What you said about yourself is needed while you stand in the pool. Withdraw first.',
};
