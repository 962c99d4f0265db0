import type { JobAnswer, Json, Moment, Variables, Worker } from '@throughline/processes';
import { after } from '../bpmn/clock.ts';

const WRITTEN = 'String';

interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

/** Does what the suite's scripts say, and keeps the log by which a test is judged. */
export class Log {
  readonly entries: string[] = [];
  /** When the scripts ran that tell whether branches are truly parallel. */
  readonly #stretches: Stretch[] = [];

  readonly #errorCode: string;

  constructor(errorCode: string) {
    this.#errorCode = errorCode;
  }

  readonly worker: Worker = ({ jobType, variables, headers }, now) => {
    const task = /^SCRIPT_(.+)$/.exec(jobType)?.[1];
    if (task !== undefined) return this.#note(task);
    if (jobType === 'CREATE_MARKER_FILE') return this.#note('MARKER_exists');
    if (jobType.startsWith('CREATE_TIMESTAMP_LOG')) return this.#stretch(now);
    if (jobType === 'INCREMENT_INTEGER_VARIABLE') return { variables: incremented(variables) };
    if (jobType === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') {
      this.#note('INCREMENT_correct');
      return { variables: incremented(variables) };
    }
    if (jobType === 'SET_STRING_DATA') {
      const names = (headers?.writes ?? '').split(' ');
      return { variables: Object.fromEntries(names.map((name) => [name, WRITTEN])) };
    }
    if (jobType === 'LOG_DATA') {
      return this.#note(Object.values(variables).includes(WRITTEN) ? 'DATA_correct' : 'DATA_wrong');
    }
    if (jobType === 'THROW_ERROR') return { error: this.#errorCode };
    if (jobType === 'WAIT_TEN_SECONDS') return { at: after(now, 'PT10S') };
    return {};
  };

  #note(entry: string): JobAnswer {
    this.entries.push(entry);
    return {};
  }

  #stretch(now: Moment): JobAnswer {
    const stretch = { from: now, to: after(now, 'PT10S') };
    if (this.#stretches.some(({ from, to }) => from < stretch.to && stretch.from < to))
      this.entries.push('EXECUTION_parallel');
    this.#stretches.push(stretch);
    return { at: stretch.to };
  }
}

function incremented({ integerVariable = 0 }: Variables): Variables {
  return { integerVariable: Number(integerVariable as Json) + 1 };
}
