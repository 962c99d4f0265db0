import { AddressRules } from './addresses.ts';
import type { Connector } from './connector.ts';
import { emailConnector } from './email-connector.ts';
import { httpConnector } from './http-connector.ts';
import { Secrets } from './secrets.ts';

export type { Connector, ConnectorResult } from './connector.ts';

export interface ConnectorsOptions {
  /** What models may name as `{{secrets.NAME}}`. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** `host:port` on this machine or in a private network that may be called. */
  readonly allowHosts?: readonly string[] | undefined;
  /** `smtp://user:password@host:port?from=orders@example.com` for outgoing e-mail. */
  readonly smtpUrl?: string | undefined;
}

/** The automatic work this server does itself. */
export function createConnectors(options: ConnectorsOptions): readonly Connector[] {
  const random = Math.random;
  const rules = new AddressRules(options.allowHosts ?? []);
  const secrets = new Secrets(options.secrets ?? {});
  return [httpConnector({ secrets, rules, random }), emailConnector({ smtpUrl: options.smtpUrl, random })];
}
