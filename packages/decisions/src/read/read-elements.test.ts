import { readdirSync, readFileSync } from 'node:fs';
import { DmnModdle } from 'dmn-moddle';
import { describe, expect, it } from 'vitest';
import { decision, dmn, inputData, literal, table } from '../testing.ts';
import { dmn15 } from './dmn15.ts';
import { ElementReader } from './read-elements.ts';

const reader = new ElementReader(dmn15);
const examples = new URL('../../../../examples/', import.meta.url);
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.dmn'),
);

const boxed = `<decision id="T" name="T"><description>a &amp; b</description><variable name="T" typeRef="feel:number"/>
  <context typeRef="number"><contextEntry><variable name="f"/>
    <functionDefinition kind="FEEL"><formalParameter name="n" typeRef="number"/><conditional>
      <if>${literal('n &lt; 1')}</if><then>${literal('0')}</then><else><literalExpression><text><![CDATA[n < 2]]></text></literalExpression></else>
    </conditional></functionDefinition></contextEntry>
    <contextEntry><list><literalExpression><text>1</text></literalExpression><relation><column name="a"/><row>${literal('2')}</row></relation></list></contextEntry>
    <contextEntry><invocation>${literal('f')}<binding><parameter name="n"/>${literal('3')}</binding></invocation></contextEntry>
  </context></decision>
  <itemDefinition name="t" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) > 1</text></typeConstraint></itemDefinition>`;
const rules = [['&lt; 5', '"a"']];
const parts =
  inputData('x') + decision('R', table({ inputs: ['x'], outputs: [{}], rules }), { needs: ['x'] });

describe('the reader of files in which nothing is out of place', () => {
  it.each([
    ['boxed expressions', atVersion13(dmn(boxed))],
    ['a table', atVersion13(dmn(parts)).replace('<definitions', '<definitions xmlns:feel="http://feel"')],
    ['what tools add', atVersion13(dmn(parts + foreign))],
    ...files.map((name) => [name, atVersion13(readFileSync(new URL(name, examples), 'utf8'))]),
  ])('reads %s as dmn-moddle does', async (_, xml = '') => {
    const moddle = new DmnModdle({ dmn: structuredClone(dmn15) });
    const { rootElement } = await moddle.fromXML(xml);
    expect(known(reader.read(xml))).toEqual(known(rootElement));
  });

  it.each([
    ['an unknown element', dmn('<decision id="a"><sorcery/></decision>')],
    ['an element where it has no place', dmn('<decision id="a"><contextEntry/></decision>')],
    ['an id that is there twice', dmn(inputData('a') + inputData('a'))],
    ['an id that is none', dmn('<inputData id="1"/>')],
    ['broken XML', dmn('').replace('</definitions>', '</definition>')],
    ['another root', '<decision xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>'],
  ])('leaves %s to dmn-moddle', (_, xml) => {
    expect(reader.read(atVersion13(xml))).toBeUndefined();
  });
});

const foreign = `<tool:note xmlns:tool="http://tool"><decision id="R"/></tool:note>
  <decision id="S" name="S"><extensionElements><decision id="R"/></extensionElements>${literal('1')}</decision>
  <dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:DMNDiagram/></dmndi:DMNDI>`;

function atVersion13(xml: string): string {
  return xml.replace(
    /https:\/\/www\.omg\.org\/spec\/DMN\/2\d+\/MODEL\//g,
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
  );
}

/** The elements without what this package never looks at. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  const { $type, $attrs = {} } = value as { readonly $type?: string; readonly $attrs?: object };
  const entries = Object.entries(value).filter(
    ([name]) => !name.startsWith('$') && name !== 'extensionElements' && name !== 'dmnDI',
  );
  const namespaces = Object.entries($attrs).filter(([name]) => name.startsWith('xmlns:'));
  return { $type, namespaces, ...Object.fromEntries(entries.map(([name, part]) => [name, known(part)])) };
}
