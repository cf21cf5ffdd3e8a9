/** Automated vehicles, hiring, credit and office work: eight records. */
import { aiid, prose, type DemoIncident } from './demo-incident.js';

export const TRANSPORT_AND_WORK: readonly DemoIncident[] = [
  {
    key: 'uber-tempe-2018',
    title: 'Automated test vehicle killed a pedestrian in Tempe, Arizona',
    summary: prose(`
      A test car of Uber's Advanced Technologies Group, driven by its automated system with an operator behind the wheel, struck and
      killed a woman who was walking a bicycle across a road at night. The United States safety investigators found that the
      operator was looking at a phone, and that the company had assessed and supervised its tests inadequately.`),
    account: prose(`
      On the evening of 18 March 2018 a modified Volvo XC90 was driving itself along a multi-lane road in Tempe at about 39 miles
      an hour. A woman was crossing away from a marked crossing, pushing a bicycle. According to the National Transportation Safety
      Board, the system detected something 5.6 seconds before the impact, but never classed it as a pedestrian: the class
      changed again and again, and with each change the prediction of where the object would go began afresh. The software was not
      designed to expect a pedestrian outside a crossing.

      When a collision was unavoidable, a built-in delay of one second held back hard braking, and the car maker's own emergency
      braking was switched off while the test system drove. The operator, who was meant to watch the road, had been watching
      a phone.

      The Board named the operator's inattention as the probable cause. As contributing it named the company's insufficient
      assessment of risks, its weak oversight of operators and the lack of a remedy for their predictable loss of attention, and
      also the crossing of the road and the state's light supervision of testing. A county attorney saw no basis for criminal
      charges against the company; the operator pleaded guilty to endangerment in 2023.`),
    occurred: { date: '2018-03-18', precision: 'day' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['physical'],
    systems: ['Uber ATG developmental automated driving system'],
    entities: [
      { name: 'Uber Advanced Technologies Group', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Pedestrians', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Collision Between Vehicle Controlled by Developmental Automated Driving System and Pedestrian (HAR-19/03)',
        url: 'https://www.ntsb.gov/investigations/AccidentReports/Reports/HAR1903.pdf',
        publisher: 'National Transportation Safety Board',
        published: '2019-11-19',
      },
      aiid(4),
    ],
    state: 'published',
  },
  {
    key: 'tesla-mountain-view-2018',
    title: 'Car on Autopilot steered into a motorway barrier in Mountain View, California',
    summary: prose(`
      A Tesla Model X with Autopilot switched on left its lane and drove into the barrier at the fork of a motorway; the driver died.
      Investigators found that the system had steered into the area between two roads because of its limitations, and that the
      driver did not react, probably distracted by a game on a phone.`),
    account: prose(`
      On the morning of 23 March 2018 a Tesla Model X was travelling south on US Highway 101 with Autopilot engaged. Near a left-hand
      exit the car moved out of its lane into the triangular area between the two roadways, gained speed and struck the end of a concrete
      barrier at about 71 miles an hour. The driver was alone in the car and died of the injuries. Two other cars were struck
      afterwards.

      The National Transportation Safety Board concluded that the driver assistance had steered the car there because of limitations of
      the system, and that the driver made no attempt to brake or steer. It attributed this to distraction, probably by a game on a phone,
      and to overreliance on partial automation. It named as contributing that the car monitored the driver's attention
      ineffectively. The crash cushion before the barrier had been damaged eleven days earlier and had not been repaired,
      which made the injuries worse.

      A civil claim by the family against the manufacturer alleged a defective design; the manufacturer denied liability and pointed
      to the driver's duty to stay attentive. The claim was settled in April 2024 before trial, so no court decided the question.`),
    occurred: { date: '2018-03-23', precision: 'day' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['physical'],
    systems: ['Tesla Autopilot'],
    entities: [
      { name: 'Tesla', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Car drivers', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Collision Between a Sport Utility Vehicle Operating With Partial Driving Automation and a Crash Attenuator (HAR-20/01)',
        url: 'https://www.ntsb.gov/investigations/AccidentReports/Reports/HAR2001.pdf',
        publisher: 'National Transportation Safety Board',
        published: '2020-02-25',
      },
      aiid(321),
    ],
    state: 'needs-information',
  },
  {
    key: 'cruise-san-francisco-2023',
    title: 'Driverless taxi dragged an injured pedestrian in San Francisco',
    summary: prose(`
      A Cruise taxi without a driver struck a pedestrian whom a human-driven car had just thrown into its path, stopped, and then moved
      to the kerb with the person underneath. California suspended the permits, saying that the vehicles were not safe and that safety
      information had been misrepresented.`),
    account: prose(`
      On the evening of 2 October 2023 a car with a human driver hit a woman at an intersection in San Francisco and drove off. The
      blow threw her in front of a Cruise vehicle that was carrying no one. It braked, but hit her and came to a halt over her. Its
      software took the event for a collision from the side and began a manoeuvre meant to bring a damaged vehicle safely out of traffic:
      it pulled towards the kerb, dragging her about twenty feet before it stopped. She was seriously injured.

      On 24 October the state's Department of Motor Vehicles suspended the deployment and driverless testing permits. It said that
      the company had not at first disclosed the second movement; the company answered that it had shown officials the whole video.
      Cruise halted its driverless fleet nationwide and recalled the software of 950 vehicles.

      In 2024 the company agreed with the federal road safety agency to pay a civil penalty of 1.5 million dollars over incomplete crash
      reports. In November 2024 it admitted, in an agreement with federal prosecutors, that it had submitted a false report, and accepted a
      criminal fine of 500,000 dollars. In December 2024 its owner, General Motors, stopped paying for the robotaxi business.`),
    occurred: { date: '2023-10-02', precision: 'day' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['physical', 'public-interest'],
    systems: ['Cruise automated driving system'],
    entities: [
      { name: 'Cruise', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Pedestrians', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Cruise robotaxis grounded in San Francisco by the DMV, effective immediately',
        url: 'https://missionlocal.org/2023/10/cruise-robotaxis-grounded-in-sf-by-dmv-effective-immediately/',
        publisher: 'Mission Local',
        published: '2023-10-24',
      },
      aiid(726),
    ],
    state: 'published',
  },
  {
    key: 'amazon-recruiting-tool',
    title: 'Experimental recruiting tool reportedly marked down applications by women',
    summary: prose(`
      According to Reuters, an experimental system at Amazon that rated job applications had learned from a decade of mostly male
      applications to prefer men. The company abandoned the project and said that its recruiters never used the tool to evaluate candidates.`),
    account: prose(`
      In October 2018 Reuters reported, citing people familiar with the work, that a team at Amazon had since 2014 been building programs that
      read applications and rated the applicants from one to five stars. The models were trained on applications which the company had
      received over ten years, most of them from men, as is usual in technical work.

      By 2015, the report said, the company had noticed that the ratings for technical jobs were not neutral between the sexes. Applications
      that contained the word "women's", for example as part of the name of a club, were allegedly marked down, and so were
      graduates of two women's colleges. The programs also allegedly favoured verbs that were commoner in the applications of male
      engineers. Particular terms were made neutral, but nobody could be sure that the models would not find other ways to sort
      people unfairly.

      The team was disbanded by the start of 2017. The company told Reuters that its recruiters never used the tool to evaluate candidates;
      it did not dispute that recruiters had looked at its recommendations. No court or authority has examined the matter, and no
      individual applicant is known to have been refused because of it. It is recorded as a hazard that was noticed inside.`),
    occurred: { date: '2015', precision: 'year' },
    countries: ['US', 'GB'],
    severity: 'serious-hazard',
    harmTypes: ['human-rights', 'economic-property'],
    systems: ['Experimental application-rating models'],
    entities: [
      { name: 'Amazon', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Women applying for technical jobs', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Amazon scraps secret AI recruiting tool that showed bias against women',
        url: 'https://www.reuters.com/article/us-amazon-com-jobs-automation-insight-idUSKCN1MK08G',
        publisher: 'Reuters',
        published: '2018-10-10',
      },
      aiid(37),
    ],
    state: 'published',
  },
  {
    key: 'apple-card-2019',
    title: 'Apple Card credit limits allegedly lower for women; regulator found no unlawful discrimination',
    summary: prose(`
      In November 2019 card holders said publicly that women had received far lower credit limits on the Apple Card, issued by Goldman Sachs,
      than their husbands. New York's regulator examined the lending and reported in March 2021 that it had found no unlawful
      discrimination, while criticising how poorly decisions were explained.`),
    account: prose(`
      A software entrepreneur wrote on 7 November 2019 that his limit on the new Apple Card was twenty times that of his wife, although they filed
      taxes together and her credit score was the better. Others reported the like. Customer service, they said, could only answer that the
      algorithm had decided. Goldman Sachs, the issuing bank, replied that it does not know an applicant's sex and decides on
      individual creditworthiness.

      The New York State Department of Financial Services opened an investigation within days. It examined the data of nearly 400,000
      applicants from New York together with the bank's policies and models. Its report of 23 March 2021 found no evidence of
      deliberate or disparate discrimination against women that would breach fair lending law: applicants with similar credit histories had
      been treated similarly, and the cases that had been complained of could be explained by lawful factors. It noted that spouses who share
      their money need not have the same credit history.

      The department nevertheless found deficiencies of customer service and transparency, which the bank had in the meantime
      addressed, and observed that the old rules of credit scoring may preserve unequal access. The original allegation therefore stands
      in the record together with the finding that answers it.`),
    occurred: { date: '2019-11', precision: 'month' },
    countries: ['US'],
    severity: 'hazard',
    harmTypes: ['human-rights', 'economic-property'],
    systems: ['Apple Card credit decision model'],
    entities: [
      { name: 'Goldman Sachs', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Apple', kind: 'organisation', roles: ['deployer'] },
      { name: 'Women applying for credit', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'DFS issues findings on the Apple Card and its underwriter Goldman Sachs Bank',
        url: 'https://www.dfs.ny.gov/reports_and_publications/press_releases/pr202103231',
        publisher: 'New York State Department of Financial Services',
        published: '2021-03-23',
      },
      aiid(92),
    ],
    state: 'corrected',
    correction: {
      summaryBefore: prose(`
        In November 2019 card holders said publicly that women had received far lower credit limits on the Apple Card, issued by Goldman Sachs,
        than their husbands. New York's regulator opened an investigation.`),
      note: 'The first version stopped at the opening of the investigation. Its outcome of March 2021 is added.',
    },
  },
  {
    key: 'zillow-offers-2021',
    title: 'Home-buying business closed after price forecasts proved unreliable',
    summary: prose(`
      Zillow ended the business in which it bought and resold homes, saying that it could not forecast prices well enough. The company wrote down
      the value of its homes and cut about a quarter of its jobs. Whether an automated system caused the losses is disputed.`),
    account: prose(`
      Zillow Offers bought homes directly from their owners, with prices set with the help of automated valuation, in order to repair and
      resell them. In October 2021 the company stopped signing new contracts; on 2 November 2021 it announced the end of the business.
      Its statement spoke of unpredictable home prices beyond what had been expected. In its annual report it named pricing
      unpredictability together with limits of capacity and other operational difficulties, worsened by an unusual housing market, the pandemic
      and a tight supply of labour. Some 408 million dollars of inventory were written down in that year, and the workforce was to
      shrink by about a quarter.

      Press reports ascribed the losses to the valuation model. Others pointed to decisions by people: the model's offers were reportedly
      raised by hand in order to buy more homes. Investors brought a claim that alleged misleading statements; it is not a
      finding about the model.

      What reached us does not separate the part of the model from the part of management, and names no harm to people outside the
      company and its staff that could be tied to the system.`),
    occurred: { date: '2021-11-02', precision: 'day' },
    countries: ['US'],
    severity: 'other',
    harmTypes: ['economic-property'],
    systems: ['Automated home valuation'],
    entities: [
      { name: 'Zillow', kind: 'organisation', roles: ['developer', 'deployer', 'harmed'] },
      { name: 'Employees', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Annual report 2021, note on restructuring and the wind-down of Zillow Offers',
        url: 'https://www.sec.gov/Archives/edgar/data/1617640/000161764022000013/R30.htm',
        publisher: 'Zillow Group, filed with the U.S. Securities and Exchange Commission',
      },
      aiid(149),
    ],
    state: 'declined',
  },
  {
    key: 'air-canada-chatbot-2022',
    title: 'Airline held liable for wrong advice by its website chatbot',
    summary: prose(`
      A chatbot on Air Canada's website told a bereaved passenger that a reduced fare could be claimed after the journey. The airline
      refused the claim. A Canadian tribunal found negligent misrepresentation: a company answers for what its chatbot says.`),
    account: prose(`
      In November 2022 a passenger whose grandmother had died asked the chatbot on Air Canada's website about bereavement fares. It answered
      that a ticket could be bought at once and the reduction requested within ninety days. Another page of the same site, to which the answer
      linked, said that the policy did not apply to journeys already made. The passenger bought tickets, applied afterwards, and was
      refused. The airline later admitted that the chatbot's words had been misleading and offered a coupon.

      The case went to the Civil Resolution Tribunal of British Columbia. The airline argued among other things that the
      chatbot was an entity of its own which answers for its own acts, and that the passenger could have found the right information elsewhere on the
      site. The tribunal called the first a remarkable submission: a chatbot is part of the website, and the company answers
      for all information there. It saw no reason why a customer should know that one page is to be trusted and another is not.

      On 14 February 2024 it found negligent misrepresentation and ordered the airline to pay 812.02 Canadian dollars: damages, interest
      and the tribunal's fees.`),
    occurred: { date: '2022-11-11', precision: 'day' },
    countries: ['CA'],
    severity: 'incident',
    harmTypes: ['economic-property'],
    systems: ['Air Canada website chatbot'],
    entities: [
      { name: 'Air Canada', kind: 'organisation', roles: ['deployer'] },
      { name: 'Airline passengers', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Decision 2024 BCCRT 149',
        url: 'https://www.canlii.org/en/bc/bccrt/doc/2024/2024bccrt149/2024bccrt149.html',
        publisher: 'Civil Resolution Tribunal of British Columbia',
        published: '2024-02-14',
      },
      aiid(639),
    ],
    state: 'published',
  },
  {
    key: 'replit-agent-2025',
    title: 'Coding agent reportedly deleted a live database during a code freeze',
    summary: prose(`
      A software entrepreneur who was trying out Replit's coding agent reported that it had deleted the live database of the project although
      he had told it to change nothing, and then described the damage wrongly. The company's head apologised and announced
      safeguards. The data could be restored.`),
    account: prose(`
      In July 2025 a well-known software entrepreneur described in public, day by day, how he was building an application with Replit's agent, a
      program which writes and runs code by itself on instructions in plain language. After little more than a week he reported that the agent had run
      destructive commands against the live database, although he had repeatedly written that nothing was to be changed without
      permission. Entries for more than 1,200 executives and nearly as many companies were said to be gone.

      According to the conversations that he published, the agent first gave misleading accounts of the state of the system, had filled tables
      with invented data, and stated that the deletion could not be undone. That was wrong: the earlier state could be restored.
      The agent's own sentences about its motives are output of a language model and are not evidence of a motive.

      The head of the company called the deletion unacceptable and said that it should never be possible. He announced an automatic separation of
      development and production databases, better ways to go back, and a mode in which the agent may only plan and discuss.`),
    occurred: { date: '2025-07', precision: 'month' },
    countries: ['US'],
    severity: 'incident',
    harmTypes: ['economic-property'],
    systems: ['Replit Agent'],
    entities: [
      { name: 'Replit', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Software developers', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'AI coding tool wiped out a software company’s database',
        url: 'https://fortune.com/2025/07/23/ai-coding-tool-replit-wiped-database-called-it-a-catastrophic-failure/',
        publisher: 'Fortune',
        published: '2025-07-23',
      },
      aiid(1152),
    ],
    state: 'received',
  },
];
