import type { Behaviour } from '../behaviour/behaviour.ts';
import type { Runs } from '../behaviour/open-turn.ts';
import type { BehaviourName, ModelElement } from '../compile/model.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { cancelEndEvent } from './cancel-end-event.ts';
import { cancelling } from './cancelling.ts';
import { catchEvent } from './catch-event.ts';
import { catchMessage } from './catch-message.ts';
import { catchTimer } from './catch-timer.ts';
import { compensating } from './compensating.ts';
import { complexGateway } from './complex-gateway.ts';
import { endEvent } from './end-event.ts';
import { errorEndEvent } from './error-end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { eventSubProcess } from './event-sub-process.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { job } from './job.ts';
import { multiInstance } from './multi-instance.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { pass } from './pass.ts';
import { plainTask } from './plain-task.ts';
import { scriptTask } from './script-task.ts';
import { standardLoop } from './standard-loop.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { terminateEndEvent } from './terminate-end-event.ts';
import { throwCompensation } from './throw-compensation.ts';
import { throwEvent } from './throw-event.ts';
import { throwLink } from './throw-link.ts';
import { throwMessage } from './throw-message.ts';
import { userTask } from './user-task.ts';

const behaviours: { readonly [Name in BehaviourName]: Behaviour } = {
  pass,
  'start-event': startEvent,
  'plain-task': plainTask,
  'end-event': endEvent,
  'terminate-end-event': terminateEndEvent,
  'error-end-event': errorEndEvent,
  'throw-message': throwMessage,
  'throw-event': throwEvent,
  'catch-event': catchEvent,
  'catch-timer': catchTimer,
  'catch-message': catchMessage,
  'throw-link': throwLink,
  'throw-compensation': throwCompensation,
  'cancel-end-event': cancelEndEvent,
  job,
  'user-task': userTask,
  'business-rule-task': businessRuleTask,
  'script-task': scriptTask,
  'exclusive-gateway': exclusiveGateway,
  'parallel-gateway': parallelGateway,
  'inclusive-gateway': inclusiveGateway,
  'complex-gateway': complexGateway,
  'event-based-gateway': eventBasedGateway,
  'sub-process': subProcess,
  'event-sub-process': eventSubProcess,
  'ad-hoc-sub-process': adHocSubProcess,
  'call-activity': callActivity,
};

/** How an element runs; an activity with a loop runs as its body, unless an inner instance is meant. */
export function behaviourOf(element: ModelElement, instance?: Runs): Behaviour {
  if (instance?.compensatedBy !== undefined) return compensating;
  if (instance?.cancelling) return cancelling;
  if (element.loop !== undefined && instance?.loop === undefined)
    return element.loop.standard === undefined ? multiInstance : standardLoop;
  return behaviours[element.behaviour];
}
