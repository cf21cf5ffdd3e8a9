import type { VNode } from 'preact';
import type { Assets } from '../../src/portal/assets.js';
import {
  BackLink,
  Banner,
  Breadcrumbs,
  Button,
  ButtonLink,
  Buttons,
  Checkboxes,
  Code,
  DateParts,
  Details,
  DraftFields,
  ErrorSummary,
  errorOf,
  Facets,
  FileUpload,
  Form,
  Hash,
  Heading,
  InsetText,
  Layout,
  List,
  Pagination,
  Panel,
  Radios,
  Results,
  SearchBox,
  Select,
  SourceLink,
  StateTag,
  Steps,
  SummaryList,
  Table,
  Text,
  TextArea,
  TextInput,
  TimelineChart,
  WarningText,
} from '../../src/portal/kit/index.js';
import { formatNumber } from '../../src/portal/messages/formats.js';
import type { Messages } from '../../src/portal/messages/index.js';

/** Pages that hold every part of the kit, filled with what a person might have typed: looked at by eyes, by axe and by tests. */
export interface SinkProps {
  readonly messages: Messages;
  readonly assets: Assets;
  /** Put wherever a title, a name or an answer of a stranger stands. */
  readonly typed?: string;
}

export function FormSink({ messages, assets, typed = 'The clinic’s chat assistant told my mother to stop her tablets' }: SinkProps): VNode {
  const errors = [
    { field: 'account', text: 'Write what happened, in your own words' },
    { field: 'role', text: 'Choose who you are to this' },
    { field: 'when', text: 'Write the year with four digits, for example 2025' },
  ];
  return (
    <Layout
      messages={messages}
      assets={assets}
      title={typed}
      path="/report"
      section="report"
      hasErrors
      quickExit="https://www.wikipedia.org/"
      before={<BackLink href="/report" />}
    >
      <div class="fm-column">
        <Steps step={3} of={9} />
        <ErrorSummary errors={errors} />
        <Heading size="xl">What happened</Heading>
        <Text>
          You do not need an account, a name or proof. Write what you know. You can stop at any time, and nothing is kept until you send
          it.
        </Text>
        <Form action="/report" files>
          <DraftFields draft={{ title: typed, countries: ['SE', typed] }} />
          <TextInput name="title" label="Give it a short title" hint="For example: “A hospital’s assistant gave a wrong dose”" value={typed} seenBy="publicAfterReview" />
          <TextArea name="account" label="What happened?" value="" error={errorOf(errors, 'account')} seenBy="publicAfterReview" />
          <Radios
            name="role"
            label="Who are you to this?"
            hint="So that we know how to read your report."
            seenBy="reviewers"
            error={errorOf(errors, 'role')}
            choices={[
              { value: 'affected', label: 'It happened to me, or to someone close to me' },
              { value: 'witness', label: 'I saw it happen' },
              { value: 'worker', label: 'I work for those who made or ran the system', hint: 'You may be protected by law. We never ask for your name.' },
              { value: 'other', label: typed },
            ]}
          />
          <DateParts name="when" label="When did it happen?" optional seenBy="public" error={errorOf(errors, 'when')} value={{ day: '', month: '3', year: '24', unknown: false }} />
          <Checkboxes
            name="harm"
            label="What kind of harm?"
            seenBy="public"
            values={['physical']}
            choices={[
              { value: 'physical', label: 'Injury or health' },
              { value: 'rights', label: 'Rights or fair treatment', hint: 'Being refused work, credit, a home or help; being watched.' },
              { value: 'money', label: 'Money or property' },
            ]}
          />
          <Select
            name="country"
            label="Where?"
            optional
            value="SE"
            choices={[
              { value: 'IS', label: 'Iceland' },
              { value: 'SE', label: 'Sweden' },
            ]}
          />
          <FileUpload name="files" label="Add files" optional seenBy="sealed" maxFiles={5} maxBytes={10_000_000} types="Pictures, PDF and plain text." accept=".pdf,.txt,image/*" />
          <WarningText>If somebody is in danger now, call your local emergency number first.</WarningText>
          <Details summary="Will anyone find out that I reported?">
            <Text>We do not ask who you are, and we do not keep your network address.</Text>
          </Details>
          <Buttons>
            <Button name="go" value="next">
              Continue
            </Button>
            <Button kind="secondary" name="go" value="check">
              Check my answers
            </Button>
            <Button kind="danger" name="go" value="stop">
              Throw it away
            </Button>
          </Buttons>
        </Form>
      </div>
    </Layout>
  );
}

export function ReceiptSink({ messages, assets, typed = 'The clinic’s chat assistant told my mother to stop her tablets' }: SinkProps): VNode {
  return (
    <Layout messages={messages} assets={assets} title="Your report is filed" path="/case" section="case" quickExit="https://www.wikipedia.org/" islands={['copy-code']}>
      <div class="fm-column">
        <Panel title="Your report is filed">
          <Text>It was filed on 22 November 2026 at 07:00 UTC, and can no longer be lost or changed without it showing.</Text>
        </Panel>
        <Code label="Your case code" value="7KQ2M-4TX9R-WB3EN-0ZHVJ-6PYCA" />
        <WarningText>Keep this code. It is the only way back to your case. Nobody can send it to you again, not even us.</WarningText>
        <Buttons>
          <ButtonLink href="/case/receipt">Save the receipt</ButtonLink>
          <ButtonLink href="/case" kind="secondary">
            Open your case
          </ButtonLink>
        </Buttons>
        <Heading level={2}>What you told us</Heading>
        <SummaryList
          rows={[
            { key: 'Title', value: typed, action: { href: '/report?step=1', text: 'Change' } },
            { key: 'When', value: 'March 2024', action: { href: '/report?step=4', text: 'Change' } },
            { key: 'State', value: <StateTag state="needs-information" /> },
            { key: 'Commitment', value: <Hash>sha256:5f7a1e0c9b3d2846f0a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8</Hash> },
          ]}
        />
        <Banner kind="success">
          <Text>Your answer was sent to the people who review reports.</Text>
        </Banner>
      </div>
    </Layout>
  );
}

export function RecordSink({ messages, assets, typed = 'Robot taxi drags a pedestrian after a collision' }: SinkProps): VNode {
  const years = Array.from({ length: 12 }, (_, i) => ({ label: String(2015 + i), value: [1, 3, 2, 6, 9, 8, 14, 17, 26, 41, 38, 29][i] ?? 0, href: `/incidents?year=${2015 + i}` }));
  const incidents = [
    { title: typed, state: 'published', when: '2 October 2023', reports: 12 },
    { title: 'Chatbot of an airline invents a refund rule', state: 'corrected', when: 'November 2022', reports: 3 },
    { title: 'Exam grades set by a formula', state: 'retracted', when: '2020', reports: 1204 },
  ] as const;
  return (
    <Layout
      messages={messages}
      assets={assets}
      title="Incidents"
      path="/incidents"
      section="incidents"
      description="AI incidents on the public record"
      feeds={[{ type: 'application/atom+xml', href: '/incidents.atom', title: 'Incidents' }]}
      before={
        <Breadcrumbs
          crumbs={[
            { text: 'Home', href: '/' },
            { text: 'Incidents', href: '/incidents' },
          ]}
        />
      }
    >
      <Heading size="xl" caption="On the record">
        Incidents
      </Heading>
      <div class="fm-split">
        <div>
          <SearchBox action="/incidents" label="Search the record" value={typed} keep={{ state: 'published' }} />
          <Facets
            groups={[
              {
                label: 'Kind of harm',
                options: [
                  { label: 'Injury or health', count: 1204, href: '?harm=physical', chosen: true },
                  { label: 'Rights or fair treatment', count: 310, href: '?harm=rights' },
                ],
              },
              { label: 'Country', options: [{ label: 'Sweden', count: 7, href: '?country=SE' }] },
              { label: 'State', options: [{ label: 'Open', count: 12, href: '?state=open' }] },
            ]}
          />
        </div>
        <div>
          <TimelineChart id="years" caption="Incidents by year in which they happened" labelHeading="Year" valueHeading="Incidents" bars={years} />
          <Heading level={2}>Latest incidents</Heading>
          <Results
            level={3}
            results={incidents.map((incident, i) => ({
              title: incident.title,
              href: `/incidents/aiid-${i}`,
              text: i === 0 ? 'A driverless taxi struck a woman whom another car had thrown into its path, then dragged her to the kerb.' : undefined,
              facts: [<StateTag key="state" state={incident.state} />, incident.when, `${formatNumber(messages, incident.reports)} reports`],
            }))}
          />
          <Table
            caption="The same in figures"
            rows={incidents}
            columns={[
              { heading: 'Incident', names: true, cell: (row) => <a href="/incidents/aiid-4">{row.title}</a> },
              { heading: 'State', cell: (row) => <StateTag state={row.state} /> },
              { heading: 'When', cell: (row) => row.when },
              { heading: 'Reports', number: true, cell: (row) => formatNumber(messages, row.reports) },
            ]}
          />
          <Pagination of="incidents" total={1597} previous="/incidents?before=x" next="/incidents?after=y" />
          <Heading level={2}>How this is known</Heading>
          <InsetText>Alleged until a court finds so, a fine is issued, or the organisation admits it.</InsetText>
          <List
            items={[
              <SourceLink key="1" href="https://example.org/news/robot-taxi" />,
              <SourceLink key="2" href="javascript:alert(1)">
                {typed}
              </SourceLink>,
            ]}
          />
        </div>
      </div>
    </Layout>
  );
}

export function FrontSink({ messages, assets, typed = 'Robot taxi drags a pedestrian after a collision' }: SinkProps): VNode {
  return (
    <Layout
      messages={messages}
      assets={assets}
      title="A public memory for harm done by AI"
      path="/"
      hero={
        <>
          <Heading size="xl">A public memory for harm done by AI</Heading>
          <Text>Tell us what happened. You need no account and no proof, and you will hold a receipt that nobody can take back.</Text>
          <Buttons>
            <ButtonLink href="/report">Report an incident</ButtonLink>
            <ButtonLink href="/incidents" kind="secondary">
              Read the record
            </ButtonLink>
          </Buttons>
        </>
      }
    >
      <div class="fm-column">
        <Heading level={2}>Latest on the record</Heading>
        <Results level={3} results={[{ title: typed, href: '/incidents/aiid-4', facts: [<StateTag key="state" state="published" />, '2 October 2023'] }]} />
      </div>
    </Layout>
  );
}
