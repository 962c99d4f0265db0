import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, type Rule, type Scene, warning } from './scene.ts';

/** Rules about cancelling transactions (BPMN 2.0.2, tables 10.88 and 10.93). */
export const checkTransactions: Rule = (scene) =>
  scene.process.elements.flatMap((element) => {
    if (element.triggers[0]?.type !== 'cancel') return [];
    return [...(element.type === 'endEvent' ? checkEnd(scene, element) : checkBoundary(scene, element))];
  });

function* checkEnd(scene: Scene, element: ElementDefinition): Generator<Finding> {
  const transaction = transactionAround(scene, element);
  if (transaction === undefined) {
    const sentence = `${called(element)} cancels, but lies in no transaction.`;
    yield error(element, 'cancel-outside', sentence, 'Use a compensation or terminate end event.');
  } else if (!scene.process.elements.some((one) => isCancelOf(one, transaction))) {
    const sentence = `${called(element)} cancels “${transaction.name ?? transaction.id}”, which has no cancel boundary event: the path ends there.`;
    yield warning(element, 'cancel-uncaught', sentence, 'Attach a cancel boundary event to the transaction.');
  }
}

function* checkBoundary({ elementOf, process }: Scene, element: ElementDefinition): Generator<Finding> {
  const transaction = elementOf.get(element.attachedTo ?? '');
  if (transaction?.type !== 'transaction') {
    const sentence = `${called(element)} waits for a cancellation, but does not sit on a transaction.`;
    yield error(element, 'cancel-without-transaction', sentence, 'Attach it to a transaction.');
    return;
  }
  if (!element.interrupting) {
    const sentence = `${called(element)} does not interrupt; a cancelled transaction is always over.`;
    yield error(element, 'cancel-not-interrupting', sentence, 'Mark it as interrupting.');
  }
  if (process.elements.find((one) => isCancelOf(one, transaction)) === element) return;
  const sentence = `${called(element)} is the second cancel boundary event on “${transaction.name ?? transaction.id}”.`;
  yield error(element, 'cancel-caught-twice', sentence, 'Keep one of them.');
}

function isCancelOf(one: ElementDefinition, transaction: ElementDefinition): boolean {
  return (
    one.type === 'boundaryEvent' && one.attachedTo === transaction.id && one.triggers[0]?.type === 'cancel'
  );
}

function transactionAround({ elementOf }: Scene, element: ElementDefinition): ElementDefinition | undefined {
  let around = elementOf.get(element.scope ?? '');
  while (around !== undefined && around.type !== 'transaction') around = elementOf.get(around.scope ?? '');
  return around;
}
