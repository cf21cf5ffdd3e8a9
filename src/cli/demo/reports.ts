/** Every report of the demonstration world: one or two about each incident, then five invented ones. */
import { pressReport, type DemoReport } from './demo-report.js';
import { FICTIONAL_REPORTS } from './fictional-reports.js';
import { DEMO_INCIDENTS } from './incidents.js';
import { PRESS_FILINGS } from './press-filings.js';
import { prose } from './demo-incident.js';

export type { DemoReport } from './demo-report.js';

/** A second newsroom reports what is already published: declined with the identifier of the incident that tells it. */
const SECOND_ABOUT_AIR_CANADA: DemoReport = {
  key: 'press-air-canada-second',
  about: 'air-canada-chatbot-2022',
  title: 'Chatbot invents refund rule, airline pays',
  account: prose(`
    A passenger in Canada was told by an airline's chatbot that he could ask for the cheaper fare afterwards. He could not, went to a tribunal, and
    won. I have not found it on your pages and suggest that you add it.`),
  involvement: 'A chatbot on a website gave wrong information.',
  role: 'journalist',
  filedAs: 'anonymous',
  severity: 'incident',
  harmTypes: ['economic-property'],
  occurred: { date: '2022-11', precision: 'month' },
  countries: ['CA'],
  systems: ['Air Canada website chatbot'],
  links: ['https://www.canlii.org/en/bc/bccrt/doc/2024/2024bccrt149/2024bccrt149.html'],
  exchange: [],
  outcome: {
    state: 'declined',
    reason: 'DUPLICATE_OF',
    duplicateOf: 'air-canada-chatbot-2022',
    note: 'Thank you. We had published it shortly before; the page names the decision to which you link.',
  },
};

const incidents = new Map(DEMO_INCIDENTS.map((incident) => [incident.key, incident]));

export const DEMO_REPORTS: readonly DemoReport[] = [
  ...PRESS_FILINGS.map((filing) => {
    const incident = incidents.get(filing.about);
    if (incident === undefined) throw new Error(`a filing is about ${filing.about}, which no incident has as its key`);
    return pressReport(filing, incident);
  }),
  SECOND_ABOUT_AIR_CANADA,
  ...FICTIONAL_REPORTS,
];
