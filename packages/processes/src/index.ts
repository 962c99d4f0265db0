export type { Command, StartCase } from './command.ts';
export type { DecisionAnswer, Environment, Rejection, Turn } from './engine.ts';
export type { CaseEvent, CaseEventType } from './event.ts';
export type { Finding } from './finding.ts';
export type { Json, Key, Moment, Variables } from './json.ts';
export type { ElementDefinition, FlowDefinition, ProcessDefinition } from './read/definition.ts';
export { type ReadResult, readProcesses } from './read/read-processes.ts';
