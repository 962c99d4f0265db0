import type {
  ElementDefinition,
  ErrorDefinition,
  MessageDefinition,
  TimerDefinition,
  TriggerDefinition,
} from '../read/definition.ts';
import { compileFeel, compileText, must } from './expression.ts';
import type { ModelMessage, ModelTimer, ModelTrigger } from './model.ts';

/** All that an event waits for or throws; a receive task waits for its message. */
export function compileTriggers(definition: ElementDefinition): readonly ModelTrigger[] {
  const { message, correlationKey, triggers } = definition;
  if (definition.type === 'receiveTask' && message !== undefined)
    return [{ index: 0, type: 'message', message: messageOf(message, correlationKey) }];
  return triggers.map((trigger, index) => compileTrigger(trigger, index, correlationKey));
}

/** `correlationKey` wins over that of the message. */
export function compileTrigger(
  { type, timer, message, error, signal, escalation, condition }: TriggerDefinition,
  index: number,
  correlationKey: string | undefined,
): ModelTrigger {
  return {
    index,
    type,
    timer: timerOf(timer),
    message: messageOf(message, correlationKey),
    signal: signal && must(compileText(signal.name ?? '')),
    condition: condition === undefined ? undefined : must(compileFeel(condition)),
    code: codeOf(error ?? escalation),
  };
}

/** An error or escalation without a code is known by its id. */
export function codeOf(thrown: ErrorDefinition | undefined): string | undefined {
  return thrown?.code ?? thrown?.id;
}

export function timerOf(timer: TimerDefinition | undefined): ModelTimer | undefined {
  return timer && { kind: timer.kind, text: must(compileText(timer.text)) };
}

export function messageOf(
  message: MessageDefinition | undefined,
  ownKey: string | undefined,
): ModelMessage | undefined {
  if (message === undefined) return undefined;
  const key = ownKey ?? message.correlationKey;
  return {
    name: must(compileText(message.name ?? '')),
    correlationKey: key === undefined ? undefined : must(compileText(key)),
  };
}
