/** Small definitions for tests of the routes: an order, a note, a call, a stop. */

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:tl="http://throughline.dev/bpmn/1.0" id="definitions" targetNamespace="http://test.example">`;

/** A process of elements in a row, or with flows of its own. */
export function bpmn(id: string, attributes: string, elements: string, outside = ''): string {
  return `${HEAD}${outside}
  <bpmn:process id="${id}" isExecutable="true" ${attributes}>${elements}</bpmn:process></bpmn:definitions>`;
}

export function flows(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((to, index) => `<bpmn:sequenceFlow id="to-${to}" sourceRef="${ids[index]}" targetRef="${to}" />`)
    .join('');
}

const order = bpmn(
  'order',
  `name="Partner order" tl:title="=&quot;Order for &quot; + customer" tl:numberPrefix="ORD" tl:startForm="order"
   tl:stages="Submitted, Stock, Ordered, Goods, Confirmed" tl:starters="partner, worker" tl:domain="Sales"`,
  `<bpmn:startEvent id="submitted" tl:stage="Submitted" tl:says="=&quot;Ordered by &quot; + starter.name" />
   <bpmn:userTask id="ask" name="Ask for stock" tl:stage="Stock" tl:function="sales"
     tl:why="Nobody answered." tl:next="The order goes out." tl:says="=&quot;Stock: &quot; + available">
     <bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="ask" />
       <zeebe:assignmentDefinition candidateGroups="order-desk" />
       <zeebe:taskSchedule dueDate="=now() + duration(&quot;PT3H&quot;)" />
     </bpmn:extensionElements></bpmn:userTask>
   <bpmn:serviceTask id="send" name="Send the order" tl:stage="Ordered">
     <bpmn:extensionElements><zeebe:taskDefinition type="http" /></bpmn:extensionElements></bpmn:serviceTask>
   <bpmn:receiveTask id="goods" name="Goods arrive" messageRef="arrived" tl:stage="Goods" />
   <bpmn:boundaryEvent id="late" name="A day late" attachedToRef="goods" cancelActivity="true">
     <bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>
     </bpmn:timerEventDefinition></bpmn:boundaryEvent>
   <bpmn:endEvent id="done" tl:stage="Confirmed" /><bpmn:endEvent id="gone" tl:says="Given up" />
   <bpmn:sequenceFlow id="to-gone" sourceRef="late" targetRef="gone" />
   ${flows('submitted', 'ask', 'send', 'goods', 'done')}`,
  `<bpmn:message id="arrived" name="goods-arrived"><bpmn:extensionElements>
     <zeebe:subscription correlationKey="=customer" /></bpmn:extensionElements></bpmn:message>`,
);

const orderForm = form('order', [
  { type: 'textfield', key: 'customer', label: 'Customer', validate: { required: true } },
  { type: 'number', key: 'value', label: 'Order value', validate: { min: 1 } },
]);

const askForm = form('ask', [
  {
    type: 'radio',
    key: 'available',
    label: 'Can they deliver?',
    validate: { required: true },
    values: choices('yes', 'no'),
  },
  { type: 'textfield', key: 'reference', label: 'Reference', conditional: { hide: '=available != "yes"' } },
  { type: 'number', key: 'value', label: 'Order value', disabled: true },
]);

/** One task for nobody in particular, which a partner's marketing team may do as well when `team` is given. */
const note = bpmn(
  'note',
  'name="Note" tl:title="=subject"',
  `<bpmn:startEvent id="begun" />
   <bpmn:userTask id="read" name="Read the note"><bpmn:extensionElements><zeebe:userTask />
     <zeebe:assignmentDefinition candidateGroups="=if team = null then [] else [team]" />
     <zeebe:taskSchedule dueDate="=due" followUpDate="=followUp" />
     </bpmn:extensionElements></bpmn:userTask>
   <bpmn:endEvent id="read-end" />${flows('begun', 'read', 'read-end')}`,
);

const caller = bpmn(
  'caller',
  'name="Caller" tl:stages="Asked, Answered"',
  `<bpmn:startEvent id="c-start" tl:stage="Asked" />
   <bpmn:callActivity id="call-note" name="Have it read" tl:stage="Answered"><bpmn:extensionElements>
     <zeebe:calledElement processId="note" /></bpmn:extensionElements></bpmn:callActivity>
   <bpmn:endEvent id="c-end" />${flows('c-start', 'call-note', 'c-end')}`,
);

/** Stops with an incident until `way` is `left`. */
const stop = bpmn(
  'stop',
  'name="Stop" tl:stages="Choice"',
  `<bpmn:startEvent id="s-start" /><bpmn:exclusiveGateway id="choose" name="Which way?" tl:stage="Choice" />
   <bpmn:endEvent id="s-end" />${flows('s-start', 'choose')}
   <bpmn:sequenceFlow id="left" sourceRef="choose" targetRef="s-end">
     <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=way = "left"</bpmn:conditionExpression>
   </bpmn:sequenceFlow>`,
);

/** Starts when something is told. */
const told = bpmn(
  'told',
  'name="Told" tl:title="=what"',
  `<bpmn:startEvent id="heard" name="Heard"><bpmn:messageEventDefinition messageRef="news" /></bpmn:startEvent>
   <bpmn:userTask id="think" name="Think about it" /><bpmn:endEvent id="t-end" />
   ${flows('heard', 'think', 't-end')}`,
  '<bpmn:message id="news" name="something-new" />',
);

/** Asks several suppliers at once. */
const many = bpmn(
  'many',
  'name="Many"',
  `<bpmn:startEvent id="m-start" />
   <bpmn:serviceTask id="ask-all" name="Ask" tl:says="=string(count(suppliers)) + &quot; suppliers asked&quot;">
     <bpmn:extensionElements><zeebe:taskDefinition type="http" /></bpmn:extensionElements>
     <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
       <zeebe:loopCharacteristics inputCollection="=suppliers" inputElement="supplier" />
     </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
   <bpmn:endEvent id="m-end" />${flows('m-start', 'ask-all', 'm-end')}`,
);

/** Works out a level by a table, then has nothing more to do. */
const level = bpmn(
  'level',
  'name="Level"',
  `<bpmn:startEvent id="l-start" />
   <bpmn:businessRuleTask id="work-out" name="Work out the level" tl:function="marketing"
     tl:says="=&quot;Level: &quot; + level"><bpmn:extensionElements>
     <zeebe:calledDecision decisionId="level-of" resultVariable="level" /></bpmn:extensionElements>
   </bpmn:businessRuleTask><bpmn:endEvent id="l-end" />${flows('l-start', 'work-out', 'l-end')}`,
);

export const LEVEL_TABLE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="Co-op level" namespace="test">
  <decision id="level-of" name="Level of a partner"><decisionTable id="table" hitPolicy="FIRST">
    <input id="i1"><inputExpression id="e1" typeRef="number"><text>sales</text></inputExpression></input>
    <output id="o1" name="level" typeRef="string" />
    <rule id="r1"><inputEntry id="a1"><text>&lt; 10</text></inputEntry>
      <outputEntry id="b1"><text>"Silver"</text></outputEntry></rule>
    <rule id="r2"><inputEntry id="a2"><text>-</text></inputEntry>
      <outputEntry id="b2"><text>"Gold"</text></outputEntry></rule>
  </decisionTable></decision></definitions>`;

export const TEST_FILES = [
  { name: 'order.bpmn', content: order },
  { name: 'order.form', content: orderForm },
  { name: 'ask.form', content: askForm },
  { name: 'note.bpmn', content: note },
  { name: 'caller.bpmn', content: caller },
  { name: 'stop.bpmn', content: stop },
  { name: 'told.bpmn', content: told },
  { name: 'level.bpmn', content: level },
  { name: 'level.dmn', content: LEVEL_TABLE },
  { name: 'many.bpmn', content: many },
];

function form(id: string, components: readonly object[]): string {
  return JSON.stringify({ id, type: 'default', schemaVersion: 19, components });
}

function choices(...values: readonly string[]) {
  return values.map((value) => ({ value, label: value }));
}
