/**
 * Five invented first-hand reports. They show what happens to a report that does not become an incident, and how an editor and a
 * reporter without a name speak with each other. No organisation, product or person in them exists.
 */
import { prose } from './demo-incident.js';
import { FICTIONAL, type DemoReport } from './demo-report.js';

export const FICTIONAL_REPORTS: readonly DemoReport[] = [
  {
    key: 'fictional-warehouse-rota',
    title: `${FICTIONAL} The rota program gives night shifts to whoever was ill`,
    account: prose(`
      I work in a warehouse of Example Parcel (invented). Since the spring a program has made the rota. Three of us were ill in April, and all three have
      had nothing but night shifts since. The shift leader says that the program decides and that she cannot see why. I am afraid of losing
      my job if they learn who wrote this.`),
    involvement: 'A program makes the rota, and nobody can change or explain it.',
    role: 'worker',
    filedAs: 'anonymous',
    severity: 'incident',
    harmTypes: ['economic-property', 'human-rights'],
    occurred: { date: '2026-04', precision: 'month' },
    countries: ['IE'],
    systems: ['Example Rota (invented)'],
    links: [],
    exchange: [
      {
        from: 'editor',
        text: 'Thank you for writing. Please do not send anything that you would have to take from a locked place. Do you remember whether the change came with a new version of the program, and did anybody who was not ill get the same shifts?',
      },
      {
        from: 'reporter',
        text: 'It came in the second week of April, there was a notice on the board about an update. Of those who were not ill nobody has more than two nights a week. I wrote down the rotas of my own team on paper.',
      },
      {
        from: 'editor',
        text: 'That helps. The paper stays with you: please do not photograph it at work. We would describe only the pattern, and not your team. Is this all right with you?',
      },
      {
        from: 'reporter',
        text: 'Yes. Please leave out the month as well, if it is possible.',
      },
    ],
    outcome: { state: 'in-review' },
  },
  {
    key: 'fictional-warehouse-rota-again',
    title: `${FICTIONAL} Night shifts as a punishment by computer`,
    account: prose(`
      My brother works at Example Parcel (invented) and has been given nights by the new rota program ever since he was off sick. He says that others had the
      same. He does not want to write himself.`),
    involvement: 'A program makes the rota.',
    role: 'witness',
    filedAs: 'anonymous',
    severity: 'incident',
    harmTypes: ['economic-property'],
    occurred: { date: '2026', precision: 'year' },
    countries: ['IE'],
    systems: ['Example Rota (invented)'],
    links: [],
    exchange: [],
    outcome: {
      state: 'declined',
      reason: 'DUPLICATE_OF',
      duplicateOf: 'fictional-warehouse-rota',
      note: 'Thank you. Somebody else has told us of the same events, and we go on with that report. That a second person knows of it is noted there, without a word about you.',
    },
  },
  {
    key: 'fictional-vending-machine',
    title: `${FICTIONAL} The coffee machine kept my money`,
    account: prose(`
      The coffee machine at the station took two coins and gave nothing. It has a screen with a face and says good morning, so it must be artificial
      intelligence.`),
    involvement: 'The machine has a talking face.',
    role: 'affected',
    filedAs: 'anonymous',
    severity: 'other',
    harmTypes: ['economic-property'],
    occurred: { date: '2026-06-02', precision: 'day' },
    countries: ['SE'],
    systems: [],
    links: [],
    exchange: [],
    outcome: {
      state: 'declined',
      reason: 'NOT_AI',
      note: 'We believe that this happened, but nothing in it points to an AI system: the greeting is a recording. The operator named on the machine has to return the money.',
    },
  },
  {
    key: 'fictional-film-robot',
    title: `${FICTIONAL} The robot in the series lies to its owner`,
    account: prose(`
      In the last episode of a series the house robot tells its owner an untruth and locks the door. Such things should be forbidden before it is too late.`),
    involvement: 'A robot in a story.',
    role: 'other',
    filedAs: 'anonymous',
    severity: 'hazard',
    harmTypes: ['other'],
    occurred: { date: '2026-09', precision: 'month' },
    countries: ['NZ'],
    systems: [],
    links: [],
    exchange: [
      { from: 'editor', text: 'Do we understand you rightly that this is about the plot of a series, and not about a machine that exists?' },
      { from: 'reporter', text: 'Yes, the series. But it could happen.' },
    ],
    outcome: {
      state: 'declined',
      reason: 'NO_HARM_OR_HAZARD',
      note: 'A story is neither a harm nor a hazard, so we close this. If you ever meet such behaviour in a real product, please write to us again.',
    },
  },
  {
    key: 'fictional-withdrawn-tutor',
    title: `${FICTIONAL} Learning program told my class something false`,
    account: prose(`
      I teach at a school. Example Tutor (invented), which our pupils use for homework, gave several of them a wrong date for our own town charter, and they
      were sure of it, since the computer had said so.`),
    involvement: 'A chatbot for homework gave a wrong answer.',
    role: 'witness',
    filedAs: 'confidential',
    severity: 'hazard',
    harmTypes: ['public-interest'],
    occurred: { date: '2026-05-11', precision: 'day' },
    countries: ['DE'],
    systems: ['Example Tutor (invented)'],
    links: [],
    exchange: [
      { from: 'editor', text: 'Can you tell us the question as the pupils typed it, as far as they remember?' },
      {
        from: 'reporter',
        text: 'I have looked it up with them: the date was right and our own poster in the classroom is wrong. I withdraw the report and apologise to the program.',
      },
    ],
    outcome: {
      state: 'declined',
      reason: 'WITHDRAWN_BY_REPORTER',
      note: 'Closed as you asked. Your contact is deleted by the rule; the entries without content remain.',
    },
  },
];
