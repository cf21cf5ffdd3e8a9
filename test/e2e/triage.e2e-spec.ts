import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileReport, MINIMAL, openCase } from '../support/filing.js';
import { firstSteward, newMember, plainSigner, PREPARED, query, type TestMember } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';

const DONE = '__typename ... on EntryReceipt { entryId } ... on ActRefused { code message }';
const CASE_DONE = '__typename ... on EntryReceipt { entryId } ... on CaseRefused { code problems { field code } }';

describe('triage', () => {
  let node: TestNode;
  let steward: TestMember;
  let ada: TestMember;
  let ben: TestMember;
  beforeAll(async () => {
    node = await startTestNode();
    steward = await firstSteward(node);
    ada = await newMember(node, steward, 'Adele', ['editor'], plainSigner());
    ben = await newMember(node, steward, 'Ben', ['editor']);
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  const does = async (member: TestMember, mutation: string): Promise<unknown> => (await member.ask<{ it: unknown }>(`mutation { it: ${mutation} { ${DONE} } }`)).it;
  const signs = (member: TestMember, mutation: string): Promise<unknown> => member.act(`mutation { act: ${mutation} { ${PREPARED} } }`);
  const done = { __typename: 'EntryReceipt' };

  it('shows the queue to editors alone, what is due first first, page by page', async () => {
    for (let i = 0; i < 3; i++) await fileReport(node, { ...MINIMAL, title: `Queue marker ${i}` });
    const QUEUE = 'query ($after: String) { reportQueue(first: 2, after: $after, filter: { text: "marker" }) { totalCount pageInfo { hasNextPage endCursor } edges { node { id title status } } } }';
    type Queue = { reportQueue: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] } };
    await expect(query(node, QUEUE)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const first = await ada.ask<Queue>(QUEUE);
    expect(first.reportQueue).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await ada.ask<Queue>(QUEUE, { after: first.reportQueue.pageInfo.endCursor });
    expect(second.reportQueue.edges).toHaveLength(1);
    await expect(ada.ask(QUEUE, { after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('asks the reporter and gets an answer, signed by the case key', async () => {
    const { reportId, caseCode: code } = await fileReport(node);
    expect(await does(ada, `claimReport(report: "${reportId}")`)).toMatchObject(done);
    expect(await does(ben, `claimReport(report: "${reportId}")`)).toMatchObject({ code: 'ALREADY_CLAIMED' });
    expect(await does(ada, `askReporter(report: "${reportId}", text: "Which plant was it?")`)).toMatchObject(done);
    const asked = await openCase(node, code!);
    expect(asked).toMatchObject({ status: 'NEEDS_INFORMATION', questions: [{ text: 'Which plant was it?', answer: null }] });
    const ANSWER = `mutation ($input: AnswerCaseQuestionInput!) { it: answerCaseQuestion(input: $input) { ${CASE_DONE} } }`;
    const input = { code, question: asked.questions[0]!.id, text: 'The one in the north.' };
    expect(await query(node, ANSWER, { input: { ...input, text: '  ' } })).toMatchObject({ it: { code: 'INVALID_CONTENT' } });
    expect(await query(node, ANSWER, { input })).toMatchObject({ it: done });
    expect(await query(node, ANSWER, { input })).toMatchObject({ it: { code: 'ALREADY_ANSWERED' } });
    const ADD = `mutation ($input: AddToCaseInput!) { it: addToCase(input: $input) { ${CASE_DONE} } }`;
    expect(await query(node, ADD, { input: { code, text: 'And it happened again.' } })).toMatchObject({ it: done });
    expect(await openCase(node, code!)).toMatchObject({ status: 'IN_REVIEW', questions: [{ answer: 'The one in the north.' }], additions: [{ text: 'And it happened again.' }] });
    const seen = await ada.ask<{ report: unknown }>(`{ report(id: "${reportId}") { status claimedBy content { account } questions { answer } contact similar { kind id score } } }`);
    expect(seen.report).toMatchObject({ status: 'IN_REVIEW', claimedBy: ada.id, contact: null, questions: [{ answer: 'The one in the north.' }] });
  });

  it('takes two people and their signatures to turn away an allegation of serious harm', async () => {
    const { reportId, caseCode: code } = await fileReport(node);
    await does(ada, `claimReport(report: "${reportId}")`);
    const decline = `prepareDeclineReport(input: { report: "${reportId}", reason: NOT_AI, seriousHarmAlleged: true, note: "No computer was involved." })`;
    expect(await signs(ben, decline)).toMatchObject({ code: 'NOT_YOURS' });
    expect(await signs(ada, decline)).toMatchObject(done);
    expect(await signs(ada, `prepareConfirmDecline(report: "${reportId}")`)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect(await openCase(node, code!)).toMatchObject({ status: 'IN_REVIEW', decisions: [] });
    expect(await signs(ben, `prepareConfirmDecline(report: "${reportId}")`)).toMatchObject(done);
    expect(await openCase(node, code!)).toMatchObject({ status: 'DECLINED', decisions: [{ kind: 'declined', reason: 'NOT_AI', note: 'No computer was involved.' }] });
    expect(await does(ben, `reopenReport(report: "${reportId}", reason: DECIDED_IN_ERROR)`)).toMatchObject(done);
  });

  it('shows a contact to the one person to whom a second one disclosed it', async () => {
    const contact = { name: 'Rosa', email: 'rosa@example.org' };
    const { reportId } = await fileReport(node, { ...MINIMAL, mode: 'CONFIDENTIAL', contact });
    const seenBy = async (member: TestMember): Promise<string | null> => (await member.ask<{ report: { contact: string | null } }>(`{ report(id: "${reportId}") { contact } }`)).report.contact;
    expect(await seenBy(ada)).toBeNull();
    expect(await does(ada, `requestContact(report: "${reportId}", reason: DANGER_NOW)`)).toMatchObject(done);
    expect(await signs(ada, `prepareApproveContact(report: "${reportId}")`)).toMatchObject({ code: 'NOT_A_STEWARD' });
    expect(await seenBy(ada)).toBeNull();
    expect(await signs(steward, `prepareApproveContact(report: "${reportId}")`)).toMatchObject(done);
    expect(await seenBy(ada)).toContain('rosa@example.org');
    expect(await seenBy(ben)).toBeNull();
    expect(await seenBy(steward)).toBeNull();
  });

  it('links only to what exists, and merges', async () => {
    const [one, other] = [await fileReport(node), await fileReport(node)];
    await does(ada, `claimReport(report: "${one.reportId}")`);
    expect(await does(ada, `linkReport(report: "${one.reportId}", incident: "aiid-999")`)).toMatchObject({ code: 'NO_SUCH_INCIDENT' });
    expect(await signs(ada, `prepareAcceptReport(report: "${one.reportId}")`)).toMatchObject({ code: 'NO_LINK' });
    expect(await signs(ada, `prepareMergeReport(report: "${one.reportId}", into: "0000zzzz0000", note: "Same.")`)).toMatchObject({ code: 'NO_SUCH_REPORT' });
    expect(await signs(ada, `prepareMergeReport(report: "${one.reportId}", into: "${other.reportId}", note: "Same.")`)).toMatchObject(done);
    expect(await openCase(node, one.caseCode!)).toMatchObject({ status: 'MERGED', decisions: [{ kind: 'merged', note: 'Same.' }] });
  });

  it('counts every ending in public, by reason', async () => {
    const { caseCode } = await fileReport(node);
    const WITHDRAW = `mutation ($input: WithdrawCaseInput!) { it: withdrawCase(input: $input) { ${CASE_DONE} } }`;
    expect(await query(node, WITHDRAW, { input: { code: caseCode } })).toMatchObject({ it: done });
    await fileReport(node, { ...MINIMAL, wait: true });
    const { integrity } = await query<{ integrity: { received: number; open: number; accepted: number; merged: number; declinedTotal: number; declined: unknown } }>(
      node,
      '{ integrity { received open accepted merged declinedTotal declined { reason count } } }',
    );
    expect(integrity.declined).toContainEqual({ reason: 'WITHDRAWN_BY_REPORTER', count: 1 });
    expect(integrity.merged).toBe(1);
    expect(integrity.received).toBe(integrity.open + integrity.accepted + integrity.merged + integrity.declinedTotal);
  });
});
