/** Benefits, grades, health, courts, police and recognition of faces: nine records. */
import { aiid, prose, type DemoIncident } from './demo-incident.js';

export const STATE_AND_SURVEILLANCE: readonly DemoIncident[] = [
  {
    key: 'dutch-childcare-benefits',
    title: 'Parents in the Netherlands wrongly treated as fraudsters over childcare benefits',
    summary: prose(`
      For years the Dutch tax administration reclaimed childcare benefits in full from many thousands of parents whom it wrongly treated as
      fraudsters. A self-learning risk model, in which nationality played a part, helped to choose whom to check. The privacy authority
      fined the administration, a parliamentary committee spoke of unprecedented injustice, and the government resigned.`),
    account: prose(`
      Childcare benefits in the Netherlands are paid in advance and checked afterwards. From 2013 the tax administration used a risk
      classification model that learned from earlier cases and gave each application a score; high scores were taken out for
      examination by staff. Whether the applicant had Dutch nationality was one of the indicators. Small formal mistakes, such as
      a missing signature, were treated as fraud, and parents had to repay everything, often tens of thousands of euros, without
      learning what they were accused of. Families lost homes, work and health.

      In July 2020 the data protection authority found the processing of nationality unlawful, discriminatory and improper; in December 2021 it
      fined the administration 2.75 million euros. A parliamentary committee reported in December 2020 that the foundations
      of the rule of law had been violated, by the administration, by legislators and by courts. The cabinet resigned on 15
      January 2021.

      Not everything was done by the algorithm: hard laws, officials and judges had their part, and the model decided who was looked at, not
      what followed. That nobody could explain a score, neither officials nor parents, is a reason why it lasted so
      long. A programme of compensation goes on.`),
    occurred: { date: '2013', precision: 'year' },
    countries: ['NL'],
    severity: 'serious-incident',
    harmTypes: ['human-rights', 'economic-property', 'psychological', 'public-interest'],
    systems: ['Risk classification model for childcare benefits'],
    entities: [
      { name: 'Dutch Tax and Customs Administration', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Parents receiving childcare benefits', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Xenophobic machines: discrimination through unregulated use of algorithms in the Dutch childcare benefits scandal',
        url: 'https://www.amnesty.org/en/documents/eur35/4686/2021/en/',
        publisher: 'Amnesty International',
        published: '2021-10-25',
      },
      aiid(101),
    ],
    state: 'published',
  },
  {
    key: 'michigan-midas',
    title: 'Automated system in Michigan falsely found unemployment fraud',
    summary: prose(`
      Between 2013 and 2015 a new system of Michigan's unemployment agency issued findings of fraud without a person looking at them. A later
      review by the agency found that 93 per cent of the fully automated findings examined had been wrong. People had paid heavy penalties
      and lost wages and tax refunds.`),
    account: prose(`
      In October 2013 the Michigan Unemployment Insurance Agency put into service MiDAS, a system that compared data given by claimants with data of
      employers. Where they differed it could send out questionnaires, take a missing answer for intent to defraud, decide,
      and start collection. Many questionnaires went to accounts on the agency's website which people no longer opened. The penalty was up to
      four times the amount, and wages and tax refunds were seized.

      In 2017 the agency said that it had reviewed 22,427 findings that had been made by the system alone, and that 93 per cent of them did
      not show fraud. Automatic findings had been stopped in 2015, and money was later paid back. Some people had gone bankrupt in the
      meantime.

      The Sixth Circuit held in 2019 that claims of a lack of due process could go on against officials of the agency.
      In July 2022 the Supreme Court of Michigan held that people whose property had been taken could seek damages from the state for the
      violation of its constitution. In October 2022 the state agreed to a settlement of 20 million dollars. The system followed
      fixed rules more than it learned; it is recorded here because an automated decision took the place of a human one.`),
    occurred: { date: '2013-10', precision: 'month' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['economic-property', 'human-rights', 'psychological'],
    systems: ['MiDAS (Michigan Integrated Data Automated System)'],
    entities: [
      { name: 'Michigan Unemployment Insurance Agency', kind: 'organisation', roles: ['deployer'] },
      { name: 'FAST Enterprises', kind: 'organisation', roles: ['developer'] },
      { name: 'Claimants of unemployment benefits', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Michigan’s MiDAS unemployment system: algorithm alchemy created lead, not gold',
        url: 'https://spectrum.ieee.org/michigans-midas-unemployment-system-algorithm-alchemy-that-created-lead-not-gold',
        publisher: 'IEEE Spectrum',
      },
      aiid(373),
    ],
    state: 'published',
  },
  {
    key: 'ofqual-grades-2020',
    title: 'Statistical model lowered A-level grades in England after examinations were cancelled',
    summary: prose(`
      With examinations cancelled in the pandemic, England's regulator standardised the grades proposed by teachers with a statistical model. It
      lowered some 39 per cent of A-level grades, and large classes, commonest in state schools, were bound most tightly to their school's past
      results. The grades were withdrawn within days.`),
    account: prose(`
      In 2020 schools were asked for the grade that each pupil would probably have reached, and for the rank of pupils in each subject. Ofqual, the
      regulator, had the examination boards apply a model which fitted these to the earlier results of the same school, so that
      the country's results as a whole would stay comparable. For small classes the model gave way partly or wholly to the teacher's grade,
      since statistics say little about few pupils. Small classes are commoner in private schools.

      On 13 August 2020 the results came out: about 39 per cent of the entries in England were lower than the teacher's grade, most by one grade, some
      by more. A gifted pupil of a school with weak past results could hardly rise above them. Many lost offers of universities,
      and there were demonstrations. Scotland had by then given up a similar procedure.

      On 17 August ministers and Ofqual announced that pupils would receive the teacher's grade wherever it was the higher. Ofqual's own
      analyses reported no evidence of systematic bias against protected groups; its critics answered that the treatment of individuals was the
      trouble. Whether such a model should be called AI is debated. It is recorded as an automated decision about people.`),
    occurred: { date: '2020-08-13', precision: 'day' },
    countries: ['GB'],
    severity: 'incident',
    harmTypes: ['human-rights', 'psychological', 'public-interest'],
    systems: ['Direct Centre Performance model'],
    entities: [
      { name: 'Ofqual', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Pupils', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Awarding GCSE, AS and A levels in summer 2020: interim report',
        url: 'https://www.gov.uk/government/publications/awarding-gcse-as-a-levels-in-summer-2020-interim-report',
        publisher: 'Ofqual',
        published: '2020-08-13',
      },
      aiid(374),
    ],
    state: 'published',
  },
  {
    key: 'health-risk-score-2019',
    title: 'Health risk score underestimated the needs of Black patients in the United States',
    summary: prose(`
      A study in Science showed that a widely used commercial score, by which hospitals chose patients for extra care, took cost for
      need. Because less money had been spent on Black patients, they had to be sicker than White patients in order to get the same score.`),
    account: prose(`
      Hospitals and insurers in the United States use scores in order to find patients for programmes of additional care. Researchers compared one such
      score with the records of a large academic hospital for patients enrolled from 2013 to 2015. At the same score, Black patients had
      markedly more chronic illness than White ones. At the threshold where patients were enrolled automatically, removing the gap would have
      raised the share of Black patients from 17.7 to 46.5 per cent.

      The cause was the target. The model did not see race; it predicted future cost as a stand-in for need. But unequal access to care means
      that less is spent on a Black patient than on a White one who is equally ill, so that a correct prediction of cost is
      a biased prediction of illness. The error is easy to make and easy to overlook, since by its own measure the model worked well.

      The study did not name the maker; the press named Optum, a company of UnitedHealth Group. The researchers reported that the maker had repeated
      the analysis on its own national data, confirmed the result, and worked with them; a changed target reduced the measured bias
      by 84 per cent. Optum publicly called the description of the score misleading, since doctors decide. Regulators in
      New York demanded explanations. No court has decided the matter.`),
    occurred: { date: '2013', precision: 'year' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['physical', 'human-rights'],
    systems: ['Commercial health risk prediction score'],
    entities: [
      { name: 'Optum', kind: 'organisation', roles: ['developer'] },
      { name: 'Hospitals and insurers', kind: 'class', roles: ['deployer'] },
      { name: 'Black patients', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Dissecting racial bias in an algorithm used to manage the health of populations',
        url: 'https://doi.org/10.1126/science.aax2342',
        publisher: 'Science',
        published: '2019-10-25',
      },
      aiid(124),
    ],
    state: 'published',
  },
  {
    key: 'compas-risk-scores',
    title: 'Reoffending risk scores in Florida reportedly erred differently for Black and White defendants',
    summary: prose(`
      An analysis by ProPublica of scores from one county reported that Black defendants who did not reoffend had been rated high-risk about twice
      as often as White ones. The maker disputed the analysis: equal scores, it said, meant equal risk. Both statements can be true
      at once, which began a long debate about fairness.`),
    account: prose(`
      COMPAS is a commercial questionnaire and model which rates how likely a defendant is to offend again. Courts in several American states
      receive the rating with the file. In May 2016 ProPublica compared the scores of more than seven thousand people arrested in
      Broward County, Florida, in 2013 and 2014 with what happened in the two following years. Among those who did not reoffend, 44.9 per cent
      of Black but 23.5 per cent of White defendants had been rated at higher risk; among those who did, White defendants had more often been
      rated low.

      The maker, Northpointe, now called equivant, answered that within each score Black and White defendants had reoffended at about
      equal rates, which it held to be the right measure, and that the analysis was flawed. Researchers then proved that
      both measures cannot be met together where base rates differ, except by perfect prediction.

      In July 2016 the Supreme Court of Wisconsin allowed the use of such scores in sentencing, but not as the deciding factor, and required written
      warnings about their limits, since the method is a trade secret. In 2018 a study in Science Advances found that
      people without training, given a few facts, predicted about as accurately as the product. No court has found unlawful discrimination.`),
    occurred: { date: '2013', precision: 'year' },
    countries: ['US'],
    severity: 'serious-hazard',
    harmTypes: ['human-rights', 'public-interest'],
    systems: ['COMPAS'],
    entities: [
      { name: 'equivant (formerly Northpointe)', kind: 'organisation', roles: ['developer'] },
      { name: 'Courts', kind: 'class', roles: ['deployer'] },
      { name: 'Defendants', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Machine Bias',
        url: 'https://www.propublica.org/article/machine-bias-risk-assessments-in-criminal-sentencing',
        publisher: 'ProPublica',
        published: '2016-05-23',
      },
      aiid(11),
    ],
    state: 'published',
  },
  {
    key: 'compas-accuracy-2018',
    title: 'Reoffending risk scores reportedly no more accurate than untrained people',
    summary: prose(`
      A study in Science Advances reported that the COMPAS score predicted reoffending in a Florida data set about as well as people without any training,
      and as a formula with only two inputs. The maker disputed how the study described its product.`),
    account: prose(`
      In January 2018 two researchers published an experiment on the data of Broward County that journalists had collected two years before. They
      gave short descriptions of defendants to people recruited on the internet, who had no experience with criminal justice, and
      asked who would offend again within two years. Taken one by one or pooled, these answers were right about as often as the score of the
      commercial product, that is in roughly two cases of three. The errors fell unequally on Black and White defendants in
      both.

      A simple formula that used only age and the number of earlier convictions did as well as the product, which can draw on 137
      items. The maker answered that its score uses far fewer items for this prediction, and that the study in truth confirmed an
      accuracy comparable with that of other instruments. Neither the study nor the answer says how courts used the score in a
      particular case.`),
    occurred: { date: '2013', precision: 'year' },
    countries: ['US'],
    severity: 'hazard',
    harmTypes: ['human-rights', 'public-interest'],
    systems: ['COMPAS'],
    entities: [
      { name: 'equivant (formerly Northpointe)', kind: 'organisation', roles: ['developer'] },
      { name: 'Courts', kind: 'class', roles: ['deployer'] },
      { name: 'Defendants', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'The accuracy, fairness, and limits of predicting recidivism',
        url: 'https://doi.org/10.1126/sciadv.aao5580',
        publisher: 'Science Advances',
        published: '2018-01-17',
      },
      aiid(40),
    ],
    state: 'retracted',
    retraction: {
      reason: 'DUPLICATE_OF',
      of: 'compas-risk-scores',
      note: 'Same product, data and defendants as the record that remains, where the study is told too. Our mistake: we opened a second record for a second publication, and counting both would make the harm look greater than the sources say.',
    },
  },
  {
    key: 'detroit-face-match-2020',
    title: 'Man arrested in Detroit after a false match by face recognition',
    summary: prose(`
      Detroit police arrested a man in front of his family for a theft that he had not committed, after software had matched a poor
      surveillance picture with an old licence photograph. The case was dropped. A settlement in 2024 forbids arrests that rest on such a match alone.`),
    account: prose(`
      In January 2020 officers handcuffed a man in front of his house in a suburb of Detroit, before his wife and children. He was held for about thirty
      hours. He was accused of having stolen watches from a shop in 2018. A still from the shop's camera, dark and grainy, had been
      compared by the state police with millions of photographs, and his licence picture had come back among the candidates. A security
      contractor, who had not seen the theft but only the recording, then picked him out of a row of photographs.

      When he was questioned it became evident that the pictures showed different people. The prosecutor dropped the case and later
      apologised. It is commonly described as the first publicly known wrongful arrest in the United States that followed from a false match. Tests by the
      federal standards institute in 2019 had shown that many such programs err more often on darker faces.

      The man sued. In June 2024 the city settled: he was compensated, and the police may no longer arrest on the strength of a match alone,
      nor of a line-up that follows directly from a match; officers are trained in the risks, and earlier cases from 2017 on are
      examined again. At least two further people have complained of wrongful arrests by the same police force.`),
    occurred: { date: '2020-01', precision: 'month' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['human-rights', 'psychological', 'reputational'],
    systems: ['Face recognition search by DataWorks Plus'],
    entities: [
      { name: 'Detroit Police Department', kind: 'organisation', roles: ['deployer'] },
      { name: 'Michigan State Police', kind: 'organisation', roles: ['deployer'] },
      { name: 'DataWorks Plus', kind: 'organisation', roles: ['developer'] },
      { name: 'Residents of Detroit', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Wrongfully Accused by an Algorithm',
        url: 'https://www.nytimes.com/2020/06/24/technology/facial-recognition-arrest.html',
        publisher: 'The New York Times',
        published: '2020-06-24',
      },
      aiid(74),
    ],
    state: 'published',
  },
  {
    key: 'clearview-face-database',
    title: 'Clearview AI built a face search engine from pictures collected on the internet',
    summary: prose(`
      Clearview AI collected billions of pictures of faces from the internet, without asking, and sold searches in them, chiefly to police forces.
      Authorities in Italy, Greece, France and the Netherlands have fined it. The fine in the United Kingdom was set aside in 2023, and the
      case was sent back for a new decision when the regulator's appeal succeeded in 2025.`),
    account: prose(`
      From about 2017 the company gathered pictures from social networks and other websites and computed from each face a numerical template. A
      customer uploads a photograph and sees where else on the internet the same face appears. The business became widely known in
      January 2020 through a report of the New York Times.

      In February 2021 Canada's privacy commissioners called it mass surveillance and unlawful. In 2022 the authorities of Italy, Greece and France
      each imposed a fine of 20 million euros for processing biometric data without a legal basis and for disregarding people's
      rights. The Dutch authority followed on 3 September 2024 with 30.5 million euros and threatened further penalties. The company
      has maintained that European law does not apply to it, since it has neither an establishment nor customers there; it is reported not to
      have paid.

      The British commissioner imposed a fine of about 7.5 million pounds in May 2022. A tribunal set this aside in October 2023, because the service
      was by then used only by foreign law enforcement. In October 2025 the Upper Tribunal allowed the commissioner's appeal and sent the case
      back. In the United States the company settled: in 2022 it agreed not to sell its database to most private companies.`),
    occurred: { date: '2017', precision: 'year' },
    countries: ['US', 'CA', 'IT', 'GR', 'FR', 'NL', 'GB'],
    severity: 'serious-incident',
    harmTypes: ['human-rights', 'public-interest'],
    systems: ['Clearview AI face search'],
    entities: [
      { name: 'Clearview AI', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Law enforcement agencies', kind: 'class', roles: ['deployer'] },
      { name: 'People whose pictures are on the internet', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Dutch DPA imposes a fine on Clearview because of illegal data collection for facial recognition',
        url: 'https://www.autoriteitpersoonsgegevens.nl/en/current/dutch-dpa-imposes-a-fine-on-clearview-because-of-illegal-data-collection-for-facial-recognition',
        publisher: 'Autoriteit Persoonsgegevens',
        published: '2024-09-03',
      },
      {
        title: 'French SA fines Clearview AI EUR 20 million',
        url: 'https://www.edpb.europa.eu/news/national-news/2022/french-sa-fines-clearview-ai-eur-20-million_en',
        publisher: 'European Data Protection Board',
        published: '2022-10-20',
      },
      {
        title: 'The Information Commissioner’s Office v Clearview AI Inc: [2025] UKUT 319 (AAC)',
        url: 'https://www.gov.uk/administrative-appeals-tribunal-decisions/the-information-commissioners-office-v-clearview-ai-inc-privacy-international-intervening-2025-ukut-319-aac',
        publisher: 'Upper Tribunal (Administrative Appeals Chamber)',
        published: '2025-10-06',
      },
      aiid(267),
    ],
    state: 'corrected',
    correction: {
      summaryBefore: prose(`
        Clearview AI collected billions of pictures of faces from the internet, without asking, and sold searches in them, chiefly to police forces.
        Authorities in Italy, Greece, France, the Netherlands and the United Kingdom have fined it.`),
      note: 'The first version counted the British fine with the others. It was set aside in 2023 and sent back in 2025: the summary now says so.',
    },
  },
  {
    key: 'rite-aid-face-recognition',
    title: 'Pharmacy chain barred from face recognition after customers were allegedly misidentified',
    summary: prose(`
      The Federal Trade Commission alleged that Rite Aid used face recognition in hundreds of shops without reasonable safeguards, and that staff
      followed, searched or accused customers on false alerts. The company disagreed with the allegations and accepted a ban of five years.`),
    account: prose(`
      From 2012 to 2020 the pharmacy chain Rite Aid used face recognition in hundreds of its shops in order to notice people who were suspected of earlier
      theft or other trouble. Pictures of low quality, from cameras and telephones, were entered in a list. When the system reported a match,
      staff might watch the customer, ask the person to leave, or call the police.

      The Federal Trade Commission alleged in December 2023 that the company had not tested how accurate the system was, had not set
      standards of quality for pictures, had hardly trained its staff, and had not followed up false alerts. Thousands of false matches
      had occurred, the complaint said; one alert led to the search of an eleven-year-old girl. The technology had been used disproportionately in
      neighbourhoods with many people of colour, and false alerts were likelier there.

      The company said that it disagreed with the allegations, which concerned a trial in a limited number of shops that had
      ended more than three years earlier. Without a finding by a court it accepted an order: no face recognition for surveillance for five years,
      deletion of the pictures and of what had been built from them, notice to customers, and a programme of safeguards for any
      similar system thereafter.`),
    occurred: { date: '2012', precision: 'year' },
    countries: ['US'],
    severity: 'incident',
    harmTypes: ['human-rights', 'psychological', 'reputational'],
    systems: ['In-store face recognition'],
    entities: [
      { name: 'Rite Aid', kind: 'organisation', roles: ['deployer'] },
      { name: 'Vendors of face recognition', kind: 'class', roles: ['developer'] },
      { name: 'Customers', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Rite Aid banned from using AI facial recognition after FTC says retailer deployed technology without reasonable safeguards',
        url: 'https://www.ftc.gov/news-events/news/press-releases/2023/12/rite-aid-banned-using-ai-facial-recognition-after-ftc-says-retailer-deployed-technology-without',
        publisher: 'Federal Trade Commission',
        published: '2023-12-19',
      },
      aiid(619),
    ],
    state: 'published',
  },
];
