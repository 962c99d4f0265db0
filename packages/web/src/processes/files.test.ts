import { expect, it } from 'vitest';
import { readFiles, withFiles } from './files.ts';

it('reads definitions and names what it leaves out', async () => {
  const { files, refused } = await readFiles([
    new File(['<definitions/>'], 'order.bpmn'),
    new File(['{}'], 'order.FORM'),
    new File(['hello'], 'readme.txt'),
    new File([new Uint8Array(6 * 1024 * 1024)], 'huge.dmn'),
  ]);
  expect(files).toEqual([
    { name: 'order.bpmn', content: '<definitions/>' },
    { name: 'order.FORM', content: '{}' },
  ]);
  expect(refused).toEqual([
    'readme.txt is left out: only .bpmn, .dmn and .form files can be published.',
    'huge.dmn is left out: it is larger than 5 MB.',
  ]);
});

it('takes a file dropped again as the newer one', () => {
  const before = [
    { name: 'a.bpmn', content: '1' },
    { name: 'b.dmn', content: '1' },
  ];
  expect(withFiles(before, [{ name: 'a.bpmn', content: '2' }])).toEqual([
    { name: 'b.dmn', content: '1' },
    { name: 'a.bpmn', content: '2' },
  ]);
});
