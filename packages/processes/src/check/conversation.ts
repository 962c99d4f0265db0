import type { Finding } from '../finding.ts';
import type { ElementDefinition, ProcessDefinition } from '../read/definition.ts';
import { advice, called } from './scene.ts';

/**
 * Messages between the processes of one file that miss their other end. A process alone talks to the world outside,
 * of which nothing is known here.
 */
export function checkConversation(processes: readonly ProcessDefinition[]): readonly Finding[] {
  if (processes.length < 2) return [];
  const elements = processes.flatMap((process) => process.elements);
  const sent = new Set(elements.filter(sends).flatMap(messagesOf));
  const awaited = new Set(elements.filter((element) => !sends(element)).flatMap(messagesOf));
  if (sent.size === 0) return [];
  return elements.flatMap((element) =>
    messagesOf(element).flatMap((name) => {
      if (sends(element)) return awaited.has(name) ? [] : [neverAwaited(element, name)];
      return sent.has(name) ? [] : [neverSent(element, name)];
    }),
  );
}

function sends({ type }: ElementDefinition): boolean {
  return type === 'sendTask' || type === 'endEvent' || type === 'intermediateThrowEvent';
}

/** The fixed names; a name in FEEL is known only in a run. */
function messagesOf({ message, triggers }: ElementDefinition): readonly string[] {
  return [message, ...triggers.map((trigger) => trigger.message)].flatMap((one) =>
    one?.name === undefined || one.name.startsWith('=') ? [] : [one.name],
  );
}

function neverSent(element: ElementDefinition, name: string): Finding {
  const sentence = `${called(element)} waits for the message “${name}”, which no process of this file sends.`;
  const mend = 'Send it from the other process under the same name, unless it comes from outside.';
  return advice(element, 'message-never-sent', sentence, mend);
}

function neverAwaited(element: ElementDefinition, name: string): Finding {
  const sentence = `${called(element)} sends the message “${name}”, which no process of this file waits for.`;
  const mend = 'Wait for it in the other process under the same name, unless somebody outside does.';
  return advice(element, 'message-never-awaited', sentence, mend);
}
