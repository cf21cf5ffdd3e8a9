import type { DemoIncident } from './demo-incident.js';

/**
 * The council of the demonstration, its lab and what they say. All of it is invented, and says so wherever a reader could
 * meet it alone.
 */
export const COUNCIL = {
  name: 'Demonstration Council on Everyday Assistants (fictional)',
  purpose:
    'An invented council of seven people who are affected by conversational assistants. It looks at the rules that a lab sets for itself and says which of them should change.',
  charter: `1. The council has seven seats: three of citizens, two of people who work with assistants every day, two of people with expertise.
2. A seat is held for eighteen months. Nobody holds one more than twice in a row.
3. A motion about a lab's policy is carried when more than half of the votes cast are for it, in the whole council and in each class by itself.
4. Who has an interest in the lab says so in the register and does not vote. The others decide where somebody does not see it himself.
5. What is carried is addressed to the lab, which answers within its mandate's time. The council then says, by another vote, what the answer is worth, within sixty days.
6. A text lies before the council for three days before votes on it are taken, votes are taken for a week at least, and at least half of all seats take part.`,
  labels: { citizens: 'Citizens', workers: 'People who work with assistants', experts: 'People with expertise' },
  assessDays: 60,
  least: { quorum: '1/2', quorumOf: 'ALL_SEATS', discussionHours: 72, votingHours: 168 },
  classes: [
    { code: 'citizens', seats: 3, filledBy: ['SORTITION', 'APPOINTMENT'], termDays: 540, mostTerms: 2, vacancy: 'SAME_WAY' },
    { code: 'workers', seats: 2, filledBy: ['ELECTION', 'APPOINTMENT'], termDays: 540, mostTerms: 2, vacancy: 'SAME_WAY' },
    { code: 'experts', seats: 2, filledBy: ['APPOINTMENT'], termDays: 540, mostTerms: 2, vacancy: 'APPOINTMENT' },
  ],
} as const;

export interface DemoSeat {
  readonly seat: number;
  readonly person: string;
  readonly class: 'citizens' | 'workers' | 'experts';
  readonly name: string;
}

export const SEATS: readonly DemoSeat[] = [
  { seat: 1, person: 'citizen-one', class: 'citizens', name: 'Demo Citizen One (fictional)' },
  { seat: 2, person: 'citizen-two', class: 'citizens', name: 'Demo Citizen Two (fictional)' },
  { seat: 3, person: 'citizen-three', class: 'citizens', name: 'Demo Citizen Three (fictional)' },
  { seat: 4, person: 'worker-one', class: 'workers', name: 'Demo Nurse One (fictional)' },
  { seat: 5, person: 'worker-two', class: 'workers', name: 'Demo Clerk Two (fictional)' },
  { seat: 6, person: 'expert-one', class: 'experts', name: 'Demo Safety Engineer One (fictional)' },
  { seat: 7, person: 'expert-two', class: 'experts', name: 'Demo Jurist Two (fictional)' },
];

export const LAB = {
  name: 'Example Assistant Lab (fictional)',
  policy: {
    title: 'Withdrawal of safety features (fictional policy)',
    text: `[Fictional example]
We test every safety feature before it is switched on.
We may switch a safety feature off when it gets in the way of ordinary use.
We tell our enterprise customers about such changes.
Questions about this policy go to the product team.`,
    revised: `[Fictional example]
We test every safety feature before it is switched on.
We may switch a safety feature off when it gets in the way of ordinary use, after a review that is written down.
We tell our enterprise customers about such changes, and the public thirty days later.
Questions about this policy go to the product team.`,
    revisionNote: '[Fictional example] Answers the council in part: reviews are written down, the public is told, but afterwards.',
  },
  mandate:
    '[Fictional example] The lab answers what the council recommends about its published policies, in public, accepting it or giving its reasons. It may ask once for thirty more days.',
} as const;

export const MOTION = {
  title: 'Tell the public before a safety feature is switched off (fictional)',
  first: `[Fictional example]
The council recommends that the lab tells the public before it switches off a safety feature.
The notice names the feature, the reason and who decided.`,
  revised: `[Fictional example]
The council recommends that the lab tells the public at least thirty days before it switches off a safety feature.
The notice names the feature, the reason and who decided.
Where waiting would do harm the lab may act at once and gives notice within three days.`,
  revisionNote: '[Fictional example] A term is named, and what happens in an emergency, as two comments asked.',
  measure: '[Fictional example] Of ten changes found by outsiders in a year, at least nine had been announced thirty days before, or within three days with a reason.',
  arguments: [
    { person: 'worker-one', side: 'FOR', text: '[Fictional example] On my ward we plan around what the assistant refuses to do. A change overnight is a risk that nobody has looked at.' },
    { person: 'expert-two', side: 'AGAINST', text: '[Fictional example] A public notice also tells attackers what will soon be open. Thirty days is long for that.' },
    { person: 'citizen-two', side: 'FOR', text: '[Fictional example] We were told about features by advertisement. We can be told about their end too.' },
  ],
  comments: [
    '[Fictional example] Please say what happens in an emergency, otherwise they will call everything one.',
    '[Fictional example] Name a term. "Before" can mean one minute before.',
  ],
  /** Seat 7 declares shares in the lab and does not vote; seat 5 has delegated to seat 4. */
  votes: { 1: 'yes', 2: 'yes', 3: 'no', 4: 'yes', 6: 'yes' },
  dissent: { seat: 3, text: '[Fictional example] I would have asked for sixty days.' },
} as const;

/** What started it. */
export const SAFETY_INCIDENT: DemoIncident = {
  key: 'fictional-safety-feature',
  title: '[Fictional example] Assistant answers dose questions after a safety feature was switched off',
  summary: '[Fictional example] An invented assistant used on a hospital ward began to answer questions about doses that it had refused the day before.',
  account:
    '[Fictional example] Nurses of an invented ward had planned around what their assistant refuses to do. Overnight its maker switched a safety feature off and told nobody but its enterprise customers. A wrong dose was read out and noticed in time. Nothing of this happened; it shows how an incident leads to a council and to a jury.',
  occurred: { date: '2026', precision: 'year' },
  countries: [],
  severity: 'serious-hazard',
  harmTypes: ['physical'],
  systems: ['Example Ward Assistant (fictional)'],
  entities: [{ name: LAB.name, kind: 'organisation', roles: ['developer'] }],
  sources: [],
  state: 'published',
};

export const ANSWER = {
  statement:
    '[Fictional example] We accept that the public is told, and that reviews are written down. We do not accept the thirty days beforehand: a notice in advance would tell those who look for weaknesses when to come. We publish changes thirty days after they were made.',
  evidence: { name: 'review-form.txt', text: '[Fictional example] Review of a change to a safety feature: feature, reason, who decided, what was tested.\n' },
} as const;

export const ASSESSMENT = {
  title: 'What the answer on safety features is worth (fictional)',
  text: '[Fictional example] The lab answers, late, and in part. It tells the public afterwards, which is not what was asked. The written reviews are a gain. The council finds the answer unacceptable as it stands.',
  votes: { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes', 5: 'abstain', 6: 'no' },
} as const;
