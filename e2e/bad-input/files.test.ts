import { readFileSync } from 'node:fs';
import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, type Office, openOffice } from '../office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const PUBLISHER = 'noor.van.dijk';
const example = (name: string) => definitionFiles().find((file) => file.name === name)!.content;
const order = example('partner-order.bpmn');

const publish = (name: string, content: string) => ({
  ...{ method: 'POST', path: '/definitions' },
  body: { files: [{ name, content }] },
});

/** Publishes a bad file and gives its errors, after checking that each says in words what is wrong and what to do. */
async function errorsOf(name: string, content: string): Promise<readonly Finding[]> {
  const { findings } = await office.refusal(PUBLISHER, publish(name, content), {
    ...{
      status: 422,
      code: 'has-findings',
      detail: /^Nothing was published: the check found/,
      mend: /^Mend/,
    },
  });
  const errors = findings!.filter(({ severity }) => severity === 'error');
  for (const { sentence, mend, file } of errors) {
    expect(sentence).toMatch(/^[\p{Lu}"“].*\.$/su);
    expect(mend).toMatch(/^\p{Lu}.*[.?]$/su);
    expect(file).toBe(name);
  }
  return errors;
}

/** A small process with something in the middle. */
const bpmn = (middle: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="defs" targetNamespace="http://test.example">
  <bpmn:process id="small" name="Small" isExecutable="true">
    <bpmn:startEvent id="begin" />
    ${middle}
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="to-middle" sourceRef="begin" targetRef="middle" />
    <bpmn:sequenceFlow id="to-end" sourceRef="middle" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

describe('broken XML', () => {
  it('a process cut off in the middle', async () => {
    const [error] = await errorsOf('cut.bpmn', order.slice(0, order.length / 3));
    expect(error).toMatchObject({ code: 'not-bpmn', line: expect.any(Number) });
  });

  it('a tag that does not close', async () => {
    const [error] = await errorsOf('open.bpmn', bpmn('<bpmn:task id="middle">'));
    expect(error).toMatchObject({ line: expect.any(Number) });
  });

  it('a decision cut off in the middle', async () => {
    const content = example('bundle-rules.dmn');
    expect(await errorsOf('cut.dmn', content.slice(0, content.length / 2))).not.toEqual([]);
  });

  it('a form that is no JSON, and one that is no form', async () => {
    expect(await errorsOf('cut.form', '{ "id": "x", ')).toMatchObject([{ code: 'form-not-json' }]);
    expect(await errorsOf('empty.form', '[]')).not.toEqual([]);
    expect(await errorsOf('none.form', '{"id":"x","components":{}}')).toMatchObject([
      { code: 'form-incomplete' },
    ]);
  });

  it('pictures, empty files and files of another kind', async () => {
    const picture = readFileSync(process.execPath)
      .subarray(0, 2_000)
      .toString('latin1')
      .replaceAll('\u0000', ' ');
    expect(await errorsOf('picture.bpmn', picture)).toMatchObject([{ code: 'not-xml' }]);
    expect(await errorsOf('empty.bpmn', '')).not.toEqual([]);
    expect(await errorsOf('empty.dmn', '')).not.toEqual([]);
    expect(await errorsOf('orders.xlsx', 'PK')).toMatchObject([{ code: 'file-kind-unknown' }]);
  });
});

describe('hostile XML is refused before it is parsed', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`).join('')}]>`;
  const file = `<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  for (const [what, doctype] of Object.entries({
    'a billion laughs': laughs,
    'a file of the server': file,
  })) {
    it.each(['bpmn', 'dmn'])(`${what} (%s)`, async (kind) => {
      const model = kind === 'bpmn' ? order : example('bundle-rules.dmn');
      const content = model.replace('?>', `?>\n${doctype}`).replace('name="', 'name="&lol9;&file;');
      const from = performance.now();
      const errors = await errorsOf(`hostile.${kind}`, content);
      expect(performance.now() - from).toBeLessThan(3_000);
      expect(errors).toMatchObject([{ sentence: expect.stringMatching(/document type|entit/i), line: 2 }]);
      expect(JSON.stringify(errors)).not.toMatch(/root:|lollol/);
    });
  }

  it.each(['bpmn', 'dmn'])('a hundred thousand levels (%s)', async (kind) => {
    const from = performance.now();
    const errors = await errorsOf(
      `deep.${kind}`,
      `<?xml version="1.0"?>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`,
    );
    expect(performance.now() - from).toBeLessThan(3_000);
    expect(errors).toMatchObject([{ sentence: expect.stringMatching(/level/) }]);
  });

  it.each(['bpmn', 'dmn'])('more than 5 MB (%s)', async (kind) => {
    const model = kind === 'bpmn' ? order : example('bundle-rules.dmn');
    const errors = await errorsOf(`large.${kind}`, model.replace('?>', `?><!--${'x'.repeat(5_100_000)}-->`));
    expect(errors).toMatchObject([{ code: 'xml-too-large' }]);
  });

  it('a body of 50 MB', async () => {
    const from = performance.now();
    await office.refuses(PUBLISHER, publish('huge.bpmn', 'x'.repeat(50 * 1024 * 1024)), {
      ...{ status: 413, code: 'too-large', detail: /more than 6,291,456 bytes/, mend: /^Send less/ },
    });
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('an expression that cannot be read', () => {
  it('is named with its element and its place', async () => {
    const middle = `<bpmn:scriptTask id="middle" name="Add the freight"><bpmn:extensionElements>
      <zeebe:script expression="=price + (quantity * " resultVariable="total" /></bpmn:extensionElements></bpmn:scriptTask>`;
    const [error] = await errorsOf('feel.bpmn', bpmn(middle));
    expect(error).toMatchObject({
      element: 'middle',
      name: 'Add the freight',
      line: 1,
      column: expect.any(Number),
    });
  });

  it('in a condition of the order process', async () => {
    const content = order.replace('=bundle.allowed<', '=bundle.allowed and and<');
    expect(content).not.toBe(order);
    const [error] = await errorsOf('partner-order.bpmn', content);
    expect(error).toMatchObject({ element: 'bundle-fits', line: 1, column: expect.any(Number) });
  });

  it('in a decision table', async () => {
    const content = example('co-op-level.dmn').replace(
      /<text>[^<]*\d+[^<]*<\/text>/,
      '<text>&gt;= &gt;= 5</text>',
    );
    const [error] = await errorsOf('co-op-level.dmn', content);
    expect(error).toMatchObject({ element: expect.any(String), line: expect.any(Number) });
  });
});

describe('what cannot run yet or refers to nothing', () => {
  it('is named', async () => {
    const errors = await errorsOf(
      'transaction.bpmn',
      bpmn('<bpmn:transaction id="middle" name="All or nothing" />'),
    );
    expect(errors[0]).toMatchObject({
      element: 'middle',
      sentence: expect.stringContaining('All or nothing'),
    });
    const nowhere = bpmn('<bpmn:task id="middle" />').replace('targetRef="end"', 'targetRef="gone"');
    expect(await errorsOf('nowhere.bpmn', nowhere)).not.toEqual([]);
    const decision = `<bpmn:businessRuleTask id="middle" name="Ask"><bpmn:extensionElements>
      <zeebe:calledDecision decisionId="nobody-knows" resultVariable="x" /></bpmn:extensionElements></bpmn:businessRuleTask>`;
    expect(await errorsOf('decision.bpmn', bpmn(decision))).toMatchObject([
      { code: 'decision-missing', sentence: expect.stringContaining('nobody-knows') },
    ]);
  });

  it('stops the good files that come with it too', async () => {
    const files = [
      { name: 'good.bpmn', content: bpmn('<bpmn:task id="middle" />') },
      { name: 'bad.form', content: '{' },
    ];
    await office.refuses(
      PUBLISHER,
      { method: 'POST', path: '/definitions', body: { files } },
      {
        ...{ status: 422, code: 'has-findings', detail: /found one error/ },
      },
    );
    const answer = await (await office.as(PUBLISHER)).get('/processes/small');
    expect(answer.status).toBe(404);
  });
});

describe('a file list that is none', () => {
  it.each([
    ['no files', {}, /'files' is missing/, 'files'],
    ['an empty list', { files: [] }, /'files' must have at least 1 items/, 'files'],
    ['a file without a name', { files: [{ content: '' }] }, /'files\[0\]\.name' is missing/, 'files[0].name'],
    [
      'a number for a text',
      { files: [{ name: 'a.bpmn', content: 5 }] },
      /must be text, but is 5/,
      'files[0].content',
    ],
    ['a text for a list', { files: 'a.bpmn' }, /must be a list, but is the text/, 'files'],
    ['a list for the body', [], /^The body must be an object, but is a list/, undefined],
  ])('%s', async (_, body, detail, place) => {
    const request = { method: 'POST', path: '/definitions', body };
    const expected = { status: 422, code: 'invalid-input', detail };
    await office.refuses(PUBLISHER, request, place === undefined ? expected : { ...expected, place });
  });
});
