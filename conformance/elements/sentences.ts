/** How each element that is no event behaves. */
export const sentences: { readonly [element: string]: string } = {
  task: 'Is done at once (13.3.3).',
  manualTask: 'Is done at once (13.3.3).',
  userTask: 'Waits until a person completes it.',
  serviceTask: 'Waits until a worker has done its job.',
  businessRuleTask: 'Asks a decision, or waits until a worker has done its job.',
  scriptTask: 'Evaluates its FEEL script, or waits until a worker has done its job.',
  sendTask: 'Sends its message, or waits until a worker has done its job.',
  receiveTask: 'Waits for its message; with `instantiate` the message starts the case.',
  exclusiveGateway:
    'Takes the first flow whose condition is true, else the default one; passes each token on.',
  parallelGateway: 'Waits for a token on each incoming flow; takes all outgoing flows.',
  inclusiveGateway:
    'Waits for all tokens that can still come; takes all flows whose condition is true, else the default one.',
  complexGateway:
    'Goes on when its activation condition is true, and takes the tokens that come later at its reset.',
  eventBasedGateway:
    'Waits for the first of the events behind it; with `instantiate` the first of them, or all, start the case.',
  subProcess: 'Runs what is inside as a scope of its own, and goes on when nothing is left in it.',
  eventSubProcess: 'Waits for its start event as long as its scope is open.',
  transaction: 'A sub-process that can be cancelled: then what was done in it is compensated.',
  adHocSubProcess: 'Lets people choose, repeat and skip its steps, until its completion condition is true.',
  callActivity: 'Starts a case of the called process, or a global task, and goes on when that has ended.',
};

/** When an event with this trigger happens. */
const happens: { readonly [trigger: string]: string } = {
  none: 'somebody starts it',
  timer: 'its time comes',
  message: 'a message of its name and key comes',
  signal: 'a signal of its name is thrown',
  conditional: 'its condition becomes true',
  error: 'an error of its code is thrown inside and nobody nearer catches it',
  escalation: 'an escalation of its code is thrown inside and nobody nearer catches it',
};

/** What an event with this trigger does when it throws. */
const throwsWhat: { readonly [trigger: string]: string } = {
  none: 'Does nothing',
  message: 'Sends its message',
  signal: 'Throws its signal to everybody who waits for it',
  escalation: 'Throws its escalation to the nearest scope that catches it',
  error: 'Throws its error to the nearest scope that catches it; uncaught it ends the case',
  compensate: 'Compensates what was done in its scope, or the activity it names, latest first',
};

const special: { readonly [place: string]: string } = {
  'startEvent in a sub-process none': 'The sub-process begins there.',
  'startEvent in an event sub-process compensate': 'Runs as the handler when its sub-process is compensated.',
  'boundaryEvent compensate':
    'Ties its handler to the activity: it runs when the activity, once done, is compensated.',
  'boundaryEvent cancel': 'When the transaction is cancelled and compensated, its flow is taken.',
  'intermediateCatchEvent link': 'The token goes on here that a link of the same name has sent.',
  'intermediateThrowEvent link': 'The token goes on at the link of the same name on its level.',
  'endEvent terminate': 'Ends everything else in its scope.',
  'endEvent cancel': 'Cancels the transaction it lies in.',
};

/** How an event behaves at a place of the engine's table. Throws where the table has outgrown the sentences. */
export function eventSentence(place: string, trigger: string, way: string): string {
  const sentence = special[`${place} ${trigger}`] ?? composed(place, trigger, way === 'interrupting');
  if (sentence === undefined)
    throw new Error(`Write a sentence for ${place} ${trigger} in conformance/elements/sentences.ts.`);
  return sentence;
}

function composed(place: string, trigger: string, interrupts: boolean): string | undefined {
  const when = happens[trigger];
  const what = throwsWhat[trigger];
  if (place === 'intermediateThrowEvent') return what && `${what}, and goes on.`;
  if (place === 'endEvent') return what && `${what}; the path ends.`;
  if (when === undefined) return undefined;
  if (place === 'startEvent') return `A case begins when ${when}.`;
  if (place === 'intermediateCatchEvent') return `Waits until ${when}.`;
  if (place === 'boundaryEvent')
    return interrupts
      ? `When ${when}, the activity ends and the event's flow is taken.`
      : `When ${when}, the event's flow is taken beside the activity.`;
  return interrupts
    ? `When ${when}, all else in the scope ends and the event sub-process runs.`
    : `When ${when}, the event sub-process runs beside the rest of the scope.`;
}
