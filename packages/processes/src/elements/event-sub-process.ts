import { subProcess } from './sub-process.ts';

/** A sub-process that an event of the scope around starts, not a token (see `behaviour/event-sub-processes.ts`). */
export const eventSubProcess = subProcess;
