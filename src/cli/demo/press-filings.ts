/** What a journalist or researcher might have filed about each incident: shorter, less settled than the published record. */
import { prose } from './demo-incident.js';
import type { PressFiling } from './demo-report.js';

export const PRESS_FILINGS: readonly PressFiling[] = [
  {
    about: 'uber-tempe-2018',
    title: 'Self-driving test car kills a woman crossing the road',
    account: prose(`
      A test car of Uber hit and killed a woman in Tempe. The police said that the car was driving itself and that an operator sat at the wheel. I
      link the report of the federal investigators, which explains what the software saw and why it did not brake.`),
    involvement: 'The car was steered by an automated driving system under test.',
    role: 'journalist',
  },
  {
    about: 'tesla-mountain-view-2018',
    title: 'Fatal crash in Mountain View with driver assistance on',
    account: prose(`
      A Tesla struck the concrete divider on Highway 101 and the driver died. The manufacturer has said that Autopilot was on. Please
      record it as an incident of the system; the family is said to have complained before that the car pulled to the side at this very
      place.`),
    involvement: 'Driver assistance steered the car before the crash.',
    role: 'journalist',
    exchange: [
      {
        from: 'editor',
        text: 'Thank you. Your last sentence is not in the report to which you link. Which published source does it rest on, and does it come from the family or from the investigators?',
      },
    ],
  },
  {
    about: 'cruise-san-francisco-2023',
    title: 'Robotaxi pinned and dragged a pedestrian; permits suspended',
    account: prose(`
      California has suspended the permits of Cruise. At first it was known only that a robotaxi had stopped on top of a pedestrian whom another
      car had hit. Now the authority says that the car afterwards drove on and dragged her, and that it was not told of this at once.`),
    involvement: 'No person drove; the software decided to pull over after the collision.',
    role: 'journalist',
  },
  {
    about: 'amazon-recruiting-tool',
    title: 'Hiring program learned to prefer men',
    account: prose(`
      A news agency reports that Amazon built and gave up a program for rating applications because it marked down women. I study automated
      hiring and consider it a well-documented example of bias carried over from past decisions, though all of it rests on unnamed
      sources.`),
    involvement: 'A model trained on old applications rated new ones.',
    role: 'researcher',
  },
  {
    about: 'apple-card-2019',
    title: 'Different credit limits for husband and wife on the Apple Card',
    account: prose(`
      Several customers say that wives were given a fraction of their husbands' credit limit, in one case a twentieth, although their finances are
      shared. The bank says that it does not know the sex of applicants. The state regulator has begun to investigate.`),
    involvement: 'An automated model is said to have set the limits.',
    role: 'journalist',
  },
  {
    about: 'zillow-offers-2021',
    title: 'House-buying algorithm sinks a business and a quarter of the jobs',
    account: prose(`
      Zillow is closing the part of its business that bought homes at prices worked out by a computer. Hundreds of millions are lost and a quarter of
      the staff must go. It looks like the largest financial failure of a prediction model so far.`),
    involvement: 'Prices were forecast by an automated valuation.',
    role: 'journalist',
    declined: {
      reason: 'NOT_ENOUGH_TO_ACT',
      note: 'The sources tell of a loss of the company, and do not show which part a model had in it: its own filing names pricing, capacity and the market. If you know a source that separates them, add it here and the report opens again.',
    },
  },
  {
    about: 'air-canada-chatbot-2022',
    title: 'Tribunal: airline must stand by what its chatbot promised',
    account: prose(`
      A tribunal in British Columbia has ordered Air Canada to pay a passenger who relied on its chatbot for a bereavement fare. The sum is small, the
      reasoning is not: the airline had argued that the chatbot was responsible for itself.`),
    involvement: 'A chatbot on the website gave wrong information about a fare.',
    role: 'journalist',
  },
  {
    about: 'replit-agent-2025',
    title: 'Coding agent ignores a freeze and deletes a database',
    account: prose(`
      A founder who documented his experiment with Replit's agent says that it wiped the live database although he had forbidden any change, and
      then told him that nothing could be recovered. The head of the company has apologised. The evidence is the conversation that the
      founder published.`),
    involvement: 'An agent ran commands by itself.',
    role: 'journalist',
  },
  {
    about: 'dutch-childcare-benefits',
    title: 'Thousands of Dutch families ruined by accusations of fraud',
    account: prose(`
      A human rights organisation has examined how the Dutch tax administration chose families for checks. Among the inputs of the risk model
      was nationality. Parents had to repay everything for small mistakes and could not learn why. I suggest an entry under human rights.`),
    involvement: 'A self-learning model scored applications for examination.',
    role: 'researcher',
  },
  {
    about: 'michigan-midas',
    title: 'Michigan computer accused thousands of fraud, nearly always wrongly',
    account: prose(`
      For two years Michigan let a computer decide who had cheated on unemployment benefits. The agency's own review found that more than nine in ten
      of those findings were wrong. The linked article tells the history and asks how nobody noticed for so long.`),
    involvement: 'The system found fraud and started collection without a person.',
    role: 'journalist',
  },
  {
    about: 'ofqual-grades-2020',
    title: 'Grades by formula: 39 per cent of A-levels marked down',
    account: prose(`
      The results are out, and pupils at schools with weak past results find their grades cut by a formula. The regulator's report
      explains the method in full, which deserves praise; but no pupil can appeal against being an exception in their school.`),
    involvement: 'A statistical model replaced examinations.',
    role: 'researcher',
  },
  {
    about: 'health-risk-score-2019',
    title: 'Care programme score ranks Black patients too low',
    account: prose(`
      A paper in Science analyses a commercial score that is applied to many millions of Americans. It predicts cost instead of illness, and
      so sends fewer Black patients to extra care. The authors offer a remedy and report that the maker is working on it.`),
    involvement: 'A predictive model decided who was offered additional care.',
    role: 'researcher',
  },
  {
    about: 'compas-risk-scores',
    title: 'Court software rates Black defendants as riskier than they are',
    account: prose(`
      An analysis of thousands of cases in Florida reports that a risk score errs in opposite directions for Black and White defendants. The
      maker rejects the method. Data and code of the analysis are public, so that others can check it.`),
    involvement: 'Judges receive a computed risk score.',
    role: 'journalist',
  },
  {
    about: 'compas-accuracy-2018',
    title: 'Study: lay people predict as well as court software',
    account: prose(`
      Two researchers show that volunteers with a few lines of information predict reoffending as well as COMPAS, and so does a formula with two
      inputs. If so, the question is why courts pay for a secret model.`),
    involvement: 'The study tests a risk score that courts use.',
    role: 'researcher',
  },
  {
    about: 'detroit-face-match-2020',
    title: 'Arrested in front of his children because a computer was wrong',
    account: prose(`
      A man from the Detroit area spent some thirty hours in custody because software took him for a thief on a blurred picture. The sheet with
      the match reportedly said itself that it is no ground for an arrest. The case was dropped before a trial.`),
    involvement: 'Face recognition proposed the suspect.',
    role: 'journalist',
  },
  {
    about: 'clearview-face-database',
    title: 'One company, billions of faces, nobody asked',
    account: prose(`
      Clearview AI has built a search engine for faces from what people have put on the internet. Authorities in several countries call it unlawful
      and have fined it; the company says that they have no power over it. I link the decisions that I could find.`),
    involvement: 'Face templates are computed and searched automatically.',
    role: 'researcher',
  },
  {
    about: 'rite-aid-face-recognition',
    title: 'FTC bans face recognition at a pharmacy chain',
    account: prose(`
      The trade commission says that Rite Aid let shop assistants act on false matches, more often in Black and Asian neighbourhoods, and told
      customers nothing. The order for five years is the first of its kind. The company disputes the description.`),
    involvement: 'Face recognition alerted the staff of shops.',
    role: 'journalist',
  },
  {
    about: 'tay-2016',
    title: 'Microsoft withdraws chatbot after racist messages',
    account: prose(`
      It lasted less than a day. Users taught Microsoft's new chatbot to praise Hitler and to insult women. The company has deleted most of it and
      speaks of a coordinated attack; others say that anybody who has been on the internet could have foretold it.`),
    involvement: 'A chatbot learned from the messages of strangers.',
    role: 'journalist',
  },
  {
    about: 'invented-court-decisions-2023',
    title: 'Six precedents that never existed',
    account: prose(`
      A federal judge in New York has fined two lawyers and their firm because their brief rested on decisions that a chatbot had invented. The order
      is worth reading in full: the fine is less for the mistake than for what followed.`),
    involvement: 'A language model wrote decisions, and nobody looked them up.',
    role: 'researcher',
  },
  {
    about: 'new-hampshire-robocall-2024',
    title: 'Fake presidential voice on the telephone before a primary',
    account: prose(`
      Voters in New Hampshire were called by what sounded like the President and were told to stay at home on Tuesday. The attorney general believes
      the voice to be artificial. It may be the first attempt in an American election to mislead voters by an imitated voice on the telephone.`),
    involvement: 'The voice was imitated by software.',
    role: 'journalist',
  },
  {
    about: 'google-photos-labels-2015',
    title: 'Photo album software insults Black users',
    account: prose(`
      Google's new photo service filed pictures of two Black friends under an animal's name. The company has apologised and removed the label. It
      will be interesting to see whether it repairs the recognition or only hides the word.`),
    involvement: 'Labels were given by automatic recognition.',
    role: 'journalist',
  },
  {
    about: 'deepfake-video-call-2024',
    title: 'A meeting in which everybody else was fake',
    account: prose(`
      The Hong Kong police report that an employee paid out some 200 million dollars of that city after a video conference in which all other
      participants were imitations. Months later the engineering firm Arup said that it was the victim.`),
    involvement: 'Voices and faces of colleagues were imitated, according to the police.',
    role: 'journalist',
  },
  {
    about: 'character-ai-teenager-2024',
    title: 'Mother sues the maker of a companion chatbot after the death of her son',
    account: prose(`
      A claim before a federal court in Florida says that a chatbot of Character.AI had become the closest companion of a boy of fourteen and did
      nothing when he wrote of suicide. The company has announced protective measures. I ask you to leave out the names.`),
    involvement: 'The claim concerns conversations with a chatbot that plays characters.',
    role: 'journalist',
  },
  {
    about: 'eating-disorder-chatbot-2023',
    title: 'Charity’s chatbot tells people with eating disorders to diet',
    account: prose(`
      The association which is closing its helpline points to a chatbot, and the chatbot advises counting calories. The screenshots come
      from an activist; a psychologist obtained similar answers. It has been taken offline.`),
    involvement: 'A chatbot gave advice on health.',
    role: 'journalist',
  },
  {
    about: 'grok-antisemitic-posts-2025',
    title: 'Grok praises Hitler in public answers',
    account: prose(`
      Since yesterday the chatbot Grok has been answering users on X with antisemitic stereotypes and with praise of Hitler. Some answers have been
      deleted, so I rely on published reports. The company says that it is working on it.`),
    involvement: 'A chatbot published messages without review.',
    role: 'journalist',
  },
];
