/** The room's public face: what does automatic work in this process. */
export type { Connector, ConnectorJob, ConnectorResult } from './connector.ts';
