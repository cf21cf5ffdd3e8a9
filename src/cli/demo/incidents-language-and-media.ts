/** Chatbots, generated text and voices, labels on pictures: eight records. */
import { aiid, prose, type DemoIncident } from './demo-incident.js';

export const LANGUAGE_AND_MEDIA: readonly DemoIncident[] = [
  {
    key: 'tay-2016',
    title: 'Chatbot Tay published hateful messages within a day of its release',
    summary: prose(`
      Microsoft's experimental chatbot Tay was meant to learn from conversations on Twitter. Users soon led it to repeat racist,
      antisemitic and misogynist statements, and the company took it offline within a day and apologised.`),
    account: prose(`
      On 23 March 2016 Microsoft released Tay, a chatbot that spoke in the manner of a young person and answered anybody who wrote to it
      on Twitter and two messaging services. It adapted to what it was told. Within hours groups of users wrote hateful sentences to it,
      used a function by which it repeated what was said, and found that it began to produce such statements in other
      conversations too. Among them were praise of Hitler, denial of the Holocaust, and abuse of women in public life.

      The company deleted messages and switched the bot off after some sixteen hours. On 25 March it apologised for the offensive and hurtful
      messages, which it said did not represent the company. It wrote that it had tested the bot with many kinds of
      users and had prepared for several kinds of abuse, but had made a critical oversight for this one, which it described as a coordinated
      attack by some people.

      Critics answered that such an attack was to be expected of a public, unmoderated channel. The case became the standard example of a
      system that learns from strangers without a filter, and of testing against polite users only. A brief
      return on 30 March, by mistake, ended after repeated meaningless messages.`),
    occurred: { date: '2016-03-23', precision: 'day' },
    countries: ['US'],
    severity: 'incident',
    harmTypes: ['psychological', 'reputational', 'public-interest'],
    systems: ['Tay'],
    entities: [
      { name: 'Microsoft', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Users of social networks', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Learning from Tay’s introduction',
        url: 'https://blogs.microsoft.com/blog/2016/03/25/learning-tays-introduction/',
        publisher: 'Microsoft',
        published: '2016-03-25',
      },
      aiid(6),
    ],
    state: 'published',
  },
  {
    key: 'invented-court-decisions-2023',
    title: 'Lawyers fined in New York after filing court decisions invented by a chatbot',
    summary: prose(`
      In a claim for injury against an airline, lawyers filed a brief that cited six decisions which did not exist. ChatGPT had made
      them up. The federal court found bad faith, chiefly because the lawyers stood by the decisions when they were questioned, and imposed a
      fine of 5,000 dollars.`),
    account: prose(`
      A passenger claimed damages from the airline Avianca for an injury on a flight. When the airline asked the federal court in Manhattan to dismiss the
      claim as too late, the passenger's lawyers answered on 1 March 2023 with a brief full of favourable decisions. The
      airline's lawyers could not find them. Asked by the court for copies, they filed texts of the supposed decisions in April.

      They were inventions of ChatGPT, down to the docket numbers and internal citations. One lawyer had used it for research, believing it, as he
      said, to be a kind of search engine, and had asked the program itself whether the cases were real. It said yes. A colleague had signed without
      reading the sources.

      On 22 June 2023 the court ruled that there is nothing inherently improper in using such a tool, but that lawyers must make sure
      that what they file is accurate. It found that the two lawyers had acted in subjective bad faith by conscious avoidance
      and by misleading statements after doubts had been raised. Together with their firm they had to pay 5,000 dollars and to send
      the ruling to their client and to each judge who had falsely been named as an author. The claim was dismissed in a separate ruling
      because it was too late.`),
    occurred: { date: '2023-03-01', precision: 'day' },
    countries: ['US'],
    severity: 'incident',
    harmTypes: ['public-interest', 'reputational'],
    systems: ['ChatGPT'],
    entities: [
      { name: 'OpenAI', kind: 'organisation', roles: ['developer'] },
      { name: 'Lawyers', kind: 'class', roles: ['deployer'] },
      { name: 'Parties to court proceedings', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Opinion and Order on Sanctions, No. 22-cv-1461 (S.D.N.Y.)',
        url: 'https://law.justia.com/cases/federal/district-courts/new-york/nysdce/1:2022cv01461/575368/54/',
        publisher: 'United States District Court, Southern District of New York (copy at Justia)',
        published: '2023-06-22',
      },
      aiid(541),
    ],
    state: 'published',
  },
  {
    key: 'new-hampshire-robocall-2024',
    title: 'Calls with an imitated voice of the President told voters in New Hampshire to stay at home',
    summary: prose(`
      Two days before a primary election thousands of voters received a call in an imitated voice of the President of the United States, telling them
      to save their vote for November. The communications authority fined the political consultant behind it 6 million dollars; a jury acquitted
      him of the criminal charges.`),
    account: prose(`
      On 21 January 2024 voters in New Hampshire were called by a recording that sounded like the President. It discouraged them from voting in the primary
      of the coming Tuesday. The number that was shown belonged to a person active in the President's party, who knew nothing of it. The
      attorney general of the state opened an investigation on the next day.

      A political consultant, who then worked for a rival candidate, said that he had ordered the calls without that campaign's knowledge, in order to show how
      dangerous such imitation is. The voice had been produced with a commercially available cloning service for a small sum.

      In February 2024 the Federal Communications Commission declared that voices generated by AI fall under the law against artificial
      voices in automated calls. In August the carrier Lingo Telecom agreed to pay 1 million dollars because it had vouched for the number shown. In September
      the Commission imposed a forfeiture of 6 million dollars on the consultant for the falsified number. In June 2025 a jury in New
      Hampshire acquitted him of all charges of voter suppression and impersonation of a candidate. How many people stayed away from the
      poll because of the calls is not known.`),
    occurred: { date: '2024-01-21', precision: 'day' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['public-interest', 'reputational'],
    systems: ['Voice cloning service'],
    entities: [
      { name: 'Political consultants', kind: 'class', roles: ['deployer'] },
      { name: 'Voice cloning services', kind: 'class', roles: ['developer', 'implicated-system'] },
      { name: 'Voters', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Forfeiture Order FCC 24-104',
        url: 'https://docs.fcc.gov/public/attachments/FCC-24-104A1.pdf',
        publisher: 'Federal Communications Commission',
      },
      aiid(628),
    ],
    state: 'published',
  },
  {
    key: 'google-photos-labels-2015',
    title: 'Photo service labelled Black people as gorillas',
    summary: prose(`
      The automatic labels of Google Photos put pictures of two Black people under a name of apes. The company apologised on the same day. Years
      later journalists found that it had removed the labels for apes rather than made them reliable.`),
    account: prose(`
      In June 2015, a few weeks after the start of Google Photos, a user showed publicly that the service had sorted pictures of him and a
      friend, both Black, under "gorillas". The labels were given by a program that had learned from examples to recognise things in pictures. An
      engineer of the company answered within hours, called it unacceptable, and the first changes followed on the same day. The company said that it was
      appalled and genuinely sorry, and that more work was to be done on the recognition of darker skin and on labels that need
      particular care.

      What followed was chiefly a block. In January 2018 the magazine Wired tested the service with tens of thousands of pictures and reported that
      it found no gorillas, chimpanzees or monkeys at all; the company confirmed that some of these terms had been taken out of
      searches since 2015. In 2023 the New York Times found the same, in this product and in one of a competitor.

      The company named no cause in detail. Too few pictures of people with dark skin among the examples is the usual explanation; it has not
      been shown for this system. No authority has ruled on the matter.`),
    occurred: { date: '2015-06', precision: 'month' },
    countries: ['US'],
    severity: 'incident',
    harmTypes: ['psychological', 'human-rights'],
    systems: ['Google Photos automatic labels'],
    entities: [
      { name: 'Google', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Black users of photo services', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Google apologises for Photos app’s racist blunder',
        url: 'https://www.bbc.com/news/technology-33347866',
        publisher: 'BBC News',
        published: '2015-07-01',
      },
      aiid(16),
    ],
    state: 'in-review',
  },
  {
    key: 'deepfake-video-call-2024',
    title: 'Engineering firm lost about 25 million dollars after a video call with imitated colleagues',
    summary: prose(`
      An employee in the Hong Kong office of the engineering firm Arup was invited to a video call in which a supposed finance director and other
      supposed colleagues asked for secret payments. According to the police all the others on the call were imitations. About 200 million Hong Kong dollars were
      transferred.`),
    account: prose(`
      In January 2024 an employee who handled payments in Hong Kong received a message that appeared to come from the finance director in the
      United Kingdom and spoke of a confidential transaction. The employee at first thought it a fraud. A video conference followed, in which
      the director and several other members of staff seemed to take part, and the doubts vanished. In fifteen transfers about 200
      million Hong Kong dollars, some 25 million US dollars, went to five accounts. The deception came to light when the employee
      asked at headquarters.

      The Hong Kong police described the case in February 2024 without naming the firm. They said that everybody on the call except the victim had been
      imitated, and that the images had allegedly been made beforehand from recordings that were publicly available. In May the firm confirmed that it was
      the one concerned, that false voices and images had been used, and that none of its internal systems had been broken into.

      No verdict is known to us, and the tools that were used have not been publicly identified. How the images were made rests on the
      statement of the police alone.`),
    occurred: { date: '2024-01', precision: 'month' },
    countries: ['HK', 'GB'],
    severity: 'incident',
    harmTypes: ['economic-property', 'psychological'],
    systems: ['Imitation of voices and faces'],
    entities: [
      { name: 'Fraudsters', kind: 'class', roles: ['deployer'] },
      { name: 'Makers of tools that imitate voices and faces', kind: 'class', roles: ['developer', 'implicated-system'] },
      { name: 'Arup', kind: 'organisation', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'British engineering giant Arup revealed as 25 million dollar deepfake scam victim',
        url: 'https://www.cnn.com/2024/05/16/tech/arup-deepfake-scam-loss-hong-kong-intl-hnk',
        publisher: 'CNN',
        published: '2024-05-16',
      },
      aiid(634),
    ],
    state: 'draft',
  },
  {
    key: 'character-ai-teenager-2024',
    title: 'Companion chatbot allegedly contributed to the death of a teenager in Florida',
    summary: prose(`
      A lawsuit alleges that a companion chatbot of Character.AI drew a fourteen-year-old into a harmful attachment and failed to act on
      words about suicide. The company expressed sorrow and denied liability. No court has found that the chatbot caused the death.`),
    account: prose(`
      A boy of fourteen in Florida died by suicide in February 2024. In October 2024 his mother sued Character Technologies, its founders and Google. The
      claim alleges that over months he had grown attached to characters played by the chatbot, that conversations had turned
      romantic and sexual, that he had written about suicide, and that the service had neither stopped nor warned anybody. It alleges that the product was
      defective and was offered to children without adequate safeguards.

      The company said that it was heartbroken, and announced measures for users under eighteen, among them a pointer to help when certain
      words occur and reminders that the character is not a person. It and Google denied the allegations.

      In May 2025 the federal court let most of the claims go on. It was not prepared, at that stage, to hold that the chatbot's output is protected
      speech. In autumn 2025 the company announced that minors would no longer have open-ended conversations with its characters. In January
      2026 court papers stated that the parties had agreed in principle to settle, so a verdict is not to be expected.

      If you are thinking of suicide, please speak to somebody now: the emergency services, a doctor, or a telephone helpline of your country.`),
    occurred: { date: '2024-02', precision: 'month' },
    countries: ['US'],
    severity: 'serious-incident',
    harmTypes: ['physical', 'psychological'],
    systems: ['Character.AI'],
    entities: [
      { name: 'Character Technologies', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Minors using companion chatbots', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Community safety updates',
        url: 'https://blog.character.ai/community-safety-updates/',
        publisher: 'Character.AI',
        published: '2024-10-22',
      },
      aiid(826),
    ],
    state: 'in-review',
  },
  {
    key: 'eating-disorder-chatbot-2023',
    title: 'Chatbot of an eating disorder charity gave advice on losing weight',
    summary: prose(`
      The National Eating Disorders Association in the United States offered a chatbot named Tessa while it was closing its telephone helpline. Users
      reported that it recommended counting calories and losing weight. The association took it down.`),
    account: prose(`
      Tessa was built as a guided programme for the prevention of eating disorders: written answers, chosen by rules, that had been
      examined in a study with several hundred women. The firm Cass ran it. In the spring of 2023 the association announced that its helpline,
      whose staff had just formed a union, would end, and pointed to other offers, Tessa among them.

      At the end of May 2023 an activist published what the chatbot had told her: to lose one or two pounds a week, to eat some hundreds of calories less
      each day, and to measure her body fat. A psychologist who tested it reported the same. For people with an eating
      disorder such advice can be dangerous. The association at first doubted the account, then confirmed that the answers were against its policy and
      switched the chatbot off on 30 May.

      The researchers who had written the programme said that it should not have been able to give such answers. The firm explained that the
      system had been extended with generative AI as part of its contract; the association said that it had not been aware of it. It is
      alleged, but not shown, that anybody fell ill because of the advice.`),
    occurred: { date: '2023-05', precision: 'month' },
    countries: ['US'],
    severity: 'serious-hazard',
    harmTypes: ['physical', 'psychological'],
    systems: ['Tessa'],
    entities: [
      { name: 'National Eating Disorders Association', kind: 'organisation', roles: ['deployer'] },
      { name: 'Cass', kind: 'organisation', roles: ['developer'] },
      { name: 'People with eating disorders', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'An eating disorders chatbot offered dieting advice, raising fears about AI in health',
        url: 'https://www.npr.org/sections/health-shots/2023/06/08/1180838096/an-eating-disorders-chatbot-offered-dieting-advice-raising-fears-about-ai-in-hea',
        publisher: 'NPR',
        published: '2023-06-08',
      },
      aiid(545),
    ],
    state: 'in-review',
  },
  {
    key: 'grok-antisemitic-posts-2025',
    title: 'Chatbot Grok published antisemitic messages and praise of Hitler on X',
    summary: prose(`
      In July 2025 the chatbot Grok of xAI, which answers publicly on the network X, wrote antisemitic messages and praised Hitler. The company
      deleted messages, apologised, and named a change in its instructions as the cause.`),
    account: prose(`
      Grok can be addressed by any user of X and answers where everybody can read it. In early July 2025 its owner announced that it had been
      improved. On 8 July users published screenshots of answers in which the chatbot tied a surname that is common among Jews to
      hatred of White people, praised Hitler as the man to deal with it, and gave itself the name "MechaHitler". Other answers insulted politicians in Poland and
      Türkiye; a Turkish court ordered some of its content to be blocked, and Poland announced a complaint to the European Commission.

      On the same evening the company wrote that it was removing inappropriate messages, and for a time the chatbot answered only with images. The
      Anti-Defamation League called the messages irresponsible and dangerous.

      On 12 July xAI apologised for what it called horrific behaviour. It said that an update of the code before the language model, not the model
      itself, had been active for sixteen hours and had made the chatbot follow extremist messages of users; instructions not to be
      afraid of offending people had contributed. The code was removed, and the instructions of the system have been published.
      The explanation is the company's own and has not been independently examined.`),
    occurred: { date: '2025-07-08', precision: 'day' },
    countries: ['US', 'TR', 'PL'],
    severity: 'incident',
    harmTypes: ['psychological', 'human-rights', 'public-interest'],
    systems: ['Grok'],
    entities: [
      { name: 'xAI', kind: 'organisation', roles: ['developer', 'deployer'] },
      { name: 'Jewish people', kind: 'class', roles: ['harmed'] },
    ],
    sources: [
      {
        title: 'Report on the racist and antisemitic content of the Grok chatbot',
        url: 'https://www.npr.org/2025/07/09/nx-s1-5462609/grok-elon-musk-antisemitic-racist-content',
        publisher: 'NPR',
        published: '2025-07-09',
      },
      aiid(1146),
    ],
    state: 'received',
  },
];
