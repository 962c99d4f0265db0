const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="http://throughline.dev/bench">`;

/** Start, one user task, end. */
export const ONE_TASK = `${HEAD}
  <process id="one-task" name="One task" isExecutable="true">
    <startEvent id="start" /><sequenceFlow id="f1" sourceRef="start" targetRef="task" />
    <userTask id="task" name="Check"><extensionElements><zeebe:userTask /></extensionElements></userTask>
    <sequenceFlow id="f2" sourceRef="task" targetRef="end" /><endEvent id="end" />
  </process>
</definitions>`;

const service = (id: string) =>
  `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="bench" /></extensionElements></serviceTask>`;

/** A decision by amount, two services in parallel, a join. */
export const ORDER_LIKE = `${HEAD}
  <process id="order-like" name="Order" isExecutable="true">
    <startEvent id="start" /><sequenceFlow id="f1" sourceRef="start" targetRef="size" />
    <exclusiveGateway id="size" default="small" />
    <sequenceFlow id="small" sourceRef="size" targetRef="none" /><endEvent id="none" />
    <sequenceFlow id="large" sourceRef="size" targetRef="fork">
      <conditionExpression xsi:type="tFormalExpression">= amount &gt; 100</conditionExpression>
    </sequenceFlow>
    <parallelGateway id="fork" />
    <sequenceFlow id="f2" sourceRef="fork" targetRef="stock" /><sequenceFlow id="f3" sourceRef="fork" targetRef="credit" />
    ${service('stock')}${service('credit')}
    <sequenceFlow id="f4" sourceRef="stock" targetRef="join" /><sequenceFlow id="f5" sourceRef="credit" targetRef="join" />
    <parallelGateway id="join" /><sequenceFlow id="f6" sourceRef="join" targetRef="end" /><endEvent id="end" />
  </process>
</definitions>`;

/** Five variables, as an order would bring. */
export const VARIABLES = {
  amount: 184_600,
  customer: 'Elbkontor Logistik AG',
  city: 'Hamburg',
  items: ['vault-800', 'ns-48', 'r42'],
  urgent: false,
};
