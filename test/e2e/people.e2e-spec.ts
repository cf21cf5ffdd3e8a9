import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestNode, type TestNode } from '../support/node.js';
import { withEditor, withMember, withSteward } from '../support/people.js';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

it('specs get a steward, editors and clients who came in by the public API', async () => {
  const [steward, ada, client] = [await withSteward(node), await withEditor(node, 'Ada'), await withMember(node, ['editor'], 'Bot', 'CLIENT')];
  expect(await withSteward(node)).toBe(steward);
  const me = '{ me { displayName kind roles keys { use } } }';
  const keys = [{ use: 'ed25519' }];
  expect((await steward.graphql(me)).data).toMatchObject({ me: { roles: ['steward'], keys } });
  expect((await ada.graphql(me)).data).toMatchObject({ me: { displayName: 'Ada', kind: 'PERSON', roles: ['editor'], keys } });
  expect((await client.graphql(me)).data).toMatchObject({ me: { displayName: 'Bot', kind: 'CLIENT', keys } });
});
