import type { Snapshot } from '../people/people.ts';
import { Forms } from './forms.ts';
import type { CaseHost } from './host.ts';
import { KnownProcesses } from './known-processes.ts';

/** What every answer about cases is made with. */
export interface Reads extends CaseHost {
  readonly processes: KnownProcesses;
  readonly forms: Forms;
}

export function openReads(host: CaseHost): Reads {
  const { spine, models, directory } = host;
  return { spine, models, directory, processes: new KnownProcesses(host), forms: new Forms(spine.store) };
}

/** A person by handle; one who is not known (any more) is called by the handle. */
export function personNamed(handle: string, { people }: Snapshot): { handle: string; name: string } {
  return { handle, name: people.get(handle)?.name ?? handle };
}
