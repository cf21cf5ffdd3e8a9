import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileReport, MINIMAL, upload } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor } from '../support/people.js';

const PICTURE = ['ffd8', 'ffdb0005000102', 'ffda00080101003f0001ff00', 'ffd9'];
const EXIF = `ffe1001a${Buffer.from('Exif\0\0Rosa 52.52 13.4050').toString('hex')}`;
const photo = Buffer.from([PICTURE[0], EXIF, ...PICTURE.slice(1)].join(''), 'hex');

describe('a photo that came with a report', () => {
  let node: TestNode;
  let editor: Person;
  beforeAll(async () => {
    node = await startTestNode();
    editor = await withEditor(node);
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  it('is given to editors as it came, and without what it says of its maker', async () => {
    const { files } = await upload(node, { name: 'plant.jpg', content: photo }, { name: 'note.txt', content: 'no picture' });
    await fileReport(node, { ...MINIMAL, files: files.map(({ handle }) => handle) });
    const rows = await node.database.dataSource.query<{ id: string }[]>('SELECT id FROM evidence');
    const answers = await Promise.all(rows.flatMap(({ id }) => [`/evidence/${id}`, `/evidence/${id}/clean`]).map((path) => node.get(path, { authorization: `Bearer ${editor.token}` })));
    const given = await Promise.all(answers.filter(({ status }) => status === 200).map(async (answer) => [answer.headers.get('content-disposition'), Buffer.from(await answer.arrayBuffer()).toString('hex')]));
    expect(given).toHaveLength(3);
    expect(given).toEqual(
      expect.arrayContaining([
        [expect.stringContaining('"plant.jpg"'), photo.toString('hex')],
        [expect.stringContaining('"clean-plant.jpg"'), PICTURE.join('')],
        [expect.stringContaining('"note.txt"'), Buffer.from('no picture').toString('hex')],
      ]),
    );
    expect(answers.find(({ status }) => status === 404)?.headers.get('cache-control')).toBe('no-store');
  }, 60_000);
});
