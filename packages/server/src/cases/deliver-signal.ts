import type { Variables } from '@throughline/processes';
import type { Models } from '../definitions/definitions.ts';
import type { Store, Submission } from '../spine/spine.ts';
import { numberFor } from './case-number.ts';
import type { CaseCommand } from './case-type.ts';
import { toCase, toNewCase } from './to-case.ts';

export interface Signal {
  readonly key: string;
  readonly name: string;
  readonly variables?: Variables | undefined;
  /** The case that threw it: its own catchers have it already. */
  readonly thrower?: string | undefined;
}

/** All that wait for the signal now get it, and each process that starts with it begins a case. */
export async function deliverSignal(
  store: Store,
  models: Models,
  signal: Signal,
  newKey: () => string,
): Promise<readonly Submission[]> {
  const waiting = await store.query<{ case_key: string; key: string }>(
    `select case_key, key from signal_subscriptions
     where signal = $1 and case_key is distinct from $2::int8 order by key`,
    [signal.name, signal.thrower ?? null],
  );
  const starts = await signalStarts(store, signal.name);
  const { key, variables } = signal;
  const brings = variables && { variables };
  return [
    ...waiting.map((one) =>
      toCase(one.case_key, { type: 'catchSignal', subscription: one.key, signal: key, ...brings }),
    ),
    ...(await Promise.all(
      starts.map(async (start) => toNewCase(newKey(), await startBy(store, models, start, signal))),
    )),
  ];
}

/** A start event of the newest version of a process that waits for a signal. */
interface SignalStart {
  readonly key: string;
  readonly element: string;
  readonly trigger: number;
}

function signalStarts(store: Store, name: string): Promise<readonly SignalStart[]> {
  return store.query<SignalStart>(
    `select d.key, s->>'element' as element, (s->>'trigger')::int as trigger
     from (select distinct on (id) key, meta from definitions where kind = 'process' order by id, version desc) d,
          json_array_elements(d.meta->'signalStarts') s
     where s->>'signal' = $1 order by d.key`,
    [name],
  );
}

async function startBy(
  store: Store,
  models: Models,
  { key: version, element: start, trigger }: SignalStart,
  { key: signal, variables }: Signal,
): Promise<CaseCommand> {
  const number = await numberFor(store, await models.process(version));
  const brings = variables && { variables };
  return { type: 'startCase', start, trigger, signal, ...brings, host: { version }, ...number };
}
