import type { Finding } from '../finding.ts';

/** moddle says where in lines of its message, counted from 0. */
export function unreadable(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const line = /line: (\d+)/.exec(message)?.[1];
  const column = /column: (\d+)/.exec(message)?.[1];
  const reason = /nested error: (.*)/.exec(message)?.[1] ?? message.split('\n')[0];
  return {
    code: 'not-bpmn',
    severity: 'error',
    sentence: `The file cannot be read as BPMN 2.0: ${reason}.`,
    mend: 'Save it again with a BPMN editor.',
    line: line === undefined ? undefined : Number(line) + 1,
    column: column === undefined ? undefined : Number(column) + 1,
  };
}
