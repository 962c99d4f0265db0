/** Why an element cannot go on; becomes an incident. */
export class Fault {
  readonly code: FaultCode;
  readonly sentence: string;

  constructor(code: FaultCode, sentence: string) {
    this.code = code;
    this.sentence = sentence;
  }
}

export type FaultCode =
  | 'condition-none-true'
  | 'condition-failed'
  | 'input-failed'
  | 'output-failed'
  | 'script-failed'
  | 'decision-failed'
  | 'expression-failed'
  | 'timer-failed'
  | 'items-failed'
  | 'job-failed'
  | 'error-uncaught'
  | 'endless-loop'
  | 'join-starved';
