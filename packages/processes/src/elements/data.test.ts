import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, flows, process } from '../../test/xml.ts';

const script = (expression: string, variable: string) =>
  extend(`<zeebe:script expression="= ${expression}" resultVariable="${variable}"/>`);
const reads = (from: string, more = '') =>
  `<ioSpecification><dataInput id="In_1" name="parcel"/><inputSet><dataInputRefs>In_1</dataInputRefs></inputSet><outputSet/></ioSpecification>
   <dataInputAssociation><sourceRef>${from}</sourceRef><targetRef>In_1</targetRef>${more}</dataInputAssociation>`;
const writes = (to: string, more = '') =>
  `<ioSpecification><dataOutput id="Out 1" name="label text"/><inputSet/><outputSet><dataOutputRefs>Out 1</dataOutputRefs></outputSet></ioSpecification>
   <dataOutputAssociation><sourceRef>Out_1</sourceRef><targetRef>${to}</targetRef>${more}</dataOutputAssociation>`.replaceAll(
    'Out 1',
    'Out_1',
  );

test('a data object is a variable: associations copy it in and out', async () => {
  const one = await play(
    process(
      `<dataObject id="DO" name="order"/><dataObjectReference id="ref" dataObjectRef="DO"/><startEvent id="start"/>
       <userTask id="set">${writes('ref')}</userTask><userTask id="get">${reads('ref')}</userTask>`,
      'start -> set\nset -> get',
    ),
  );
  one.start().complete('set', { Out_1: 7, other: 1 });
  expect(one.variables).toEqual({ order: 7 });
  expect(one.state?.instances[0]?.variables).toEqual({ parcel: 7 });
});

test('transformations and assignments say in FEEL what is copied where', async () => {
  const change = '<transformation>= order.total * 2</transformation>';
  const assign =
    '<assignment><from>= Out_1 + 1</from><to>order.sum</to></assignment><assignment><from>= "ok"</from><to>order.state</to></assignment>';
  const one = await play(
    process(
      `<dataObject id="DO" name="order"/><dataObjectReference id="ref" dataObjectRef="DO"/><startEvent id="start"/>
       <userTask id="set">${writes('ref', assign)}</userTask><userTask id="get">${reads('ref', change)}</userTask>`,
      'start -> set\nset -> get',
    ),
  );
  one.start({ order: { total: 4 } }).complete('set', { Out_1: 1 });
  expect(one.variables.order).toEqual({ total: 4, sum: 2, state: 'ok' });
  expect(one.state?.instances[0]?.variables).toEqual({ parcel: 8 });
});

test('data objects and properties of a sub-process are its own, null at first', async () => {
  const inner = `<property id="note"/><dataObject id="draft"/><startEvent id="s"/><scriptTask id="set">${script('&quot;x&quot;', 'draft')}</scriptTask>
    <userTask id="ask"/>${flows('s -> set\nset -> ask')}`;
  const one = await play(
    process(`<startEvent id="start"/><subProcess id="sub">${inner}</subProcess>`, 'start -> sub'),
  );
  one.start({ draft: 'outer' });
  expect(one.state?.instances[0]?.variables).toEqual({ note: null, draft: 'x' });
  expect(one.complete('ask').variables).toEqual({ draft: 'outer' });
});

test('properties of a process are its variables, those of a task its own', async () => {
  const one = await play(
    process(
      `<property id="data"/><startEvent id="start"/><scriptTask id="set">${script('1', 'data')}</scriptTask><userTask id="t"><property id="own"/></userTask>`,
      'start -> set\nset -> t',
    ),
  );
  one.start();
  expect(one.state?.instances[0]?.variables).toEqual({ own: null });
  one.complete('t', { own: 2 });
  expect(one.variables).toEqual({ data: 1 });
});

test('lines that are only drawn to data objects copy nothing', async () => {
  const drawn = `<property id="P" name="__targetRef_placeholder"/><dataInputAssociation id="a"><sourceRef>ref</sourceRef><targetRef>P</targetRef></dataInputAssociation>
    <dataOutputAssociation id="b"><targetRef>ref</targetRef></dataOutputAssociation>`;
  const one = await play(
    process(
      `<dataObject id="DO" name="order"/><dataObjectReference id="ref" dataObjectRef="DO"/><startEvent id="start"/><userTask id="t">${drawn}</userTask>`,
      'start -> t',
    ),
  );
  one.start({ order: 1 });
  expect(one.state?.instances[0]?.variables).toBeUndefined();
  expect(one.complete('t', { result: 1 }).variables).toEqual({ order: 1, result: 1 });
});

test('the data input of a multi-instance task takes its items from outside', async () => {
  const io = `<ioSpecification><dataInput id="All" isCollection="true"/><dataOutput id="Sum" isCollection="true"/><inputSet><dataInputRefs>All</dataInputRefs></inputSet><outputSet><dataOutputRefs>Sum</dataOutputRefs></outputSet></ioSpecification>
    <dataInputAssociation><sourceRef>Parts</sourceRef><targetRef>All</targetRef></dataInputAssociation>
    <dataOutputAssociation><sourceRef>Sum</sourceRef><targetRef>Prices</targetRef></dataOutputAssociation>
    <multiInstanceLoopCharacteristics><loopDataInputRef>All</loopDataInputRef><loopDataOutputRef>Sum</loopDataOutputRef>
    <inputDataItem id="part"/><outputDataItem id="price"/></multiInstanceLoopCharacteristics>`;
  const one = await play(
    process(
      `<dataObject id="Parts"/><dataObject id="Prices"/><startEvent id="start"/><scriptTask id="each">${script('part * 2', 'price')}${io}</scriptTask>`,
      'start -> each',
    ),
  );
  one.start({ Parts: [1, 2] });
  expect(one.variables).toEqual({ Parts: [1, 2], Prices: [2, 4] });
});

const store = '<dataStore id="DS" name="stock"/>';
const keeping = process(
  `<dataStoreReference id="ref" dataStoreRef="DS"/><startEvent id="start"/><userTask id="set">${writes('ref')}</userTask>
   <userTask id="get">${reads('ref')}</userTask>`,
  'start -> set\nset -> get',
  store,
);

test('a data store outlives the case: written as an event, read from the host', async () => {
  const one = await play(keeping);
  one.stores.stock = 3;
  one.start().complete('set', { Out_1: 9 });
  expect(one.of('store.written')).toMatchObject([{ store: 'stock', value: 9, element: 'set' }]);
  expect(one.variables).toEqual({});
  expect(one.state?.instances[0]?.variables).toEqual({ parcel: 9 });
});
