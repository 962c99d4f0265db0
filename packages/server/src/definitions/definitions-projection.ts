import type { Changes, Projection, RecordedEvent, TableSpec } from '../spine/spine.ts';
import { type DefinitionPublished, isProcess, type StartFired } from './library.ts';

const definitions: TableSpec = {
  name: 'definitions',
  columns: {
    key: 'int8',
    kind: 'text',
    id: 'text',
    version: 'int4',
    name: 'text',
    content: 'text',
    hash: 'text',
    meta: 'json',
    findings: 'json',
    published_at: 'timestamptz',
    published_by: 'text',
  },
  key: ['key'],
};

const startTimers: TableSpec = {
  name: 'start_timers',
  columns: {
    definition: 'int8',
    element: 'text',
    process: 'text',
    due: 'timestamptz',
    repeat: 'int4',
    interval: 'text',
  },
  key: ['definition', 'element'],
};

export const definitionsProjection: Projection = {
  tables: [definitions, startTimers],
  apply(event, changes) {
    if (event.type === 'definition.published') published(event, event.data as DefinitionPublished, changes);
    if (event.type === 'start.fired') fired(event.data as StartFired, changes);
  },
};

function published(event: RecordedEvent, data: DefinitionPublished, changes: Changes): void {
  const { replaces: _, ...row } = data;
  changes.insert(definitions, { ...row, published_at: event.at, published_by: event.actor });
  if (!isProcess(data)) return;
  for (const element of data.replaces?.timers ?? []) {
    changes.delete(startTimers, { definition: data.replaces?.key, element });
  }
  for (const { element, due, repeat = null, interval = null } of data.meta.timerStarts) {
    const process = data.id;
    changes.insert(startTimers, { definition: data.key, element, process, due, repeat, interval });
  }
}

function fired({ definition, element, next }: StartFired, changes: Changes): void {
  if (!next) changes.delete(startTimers, { definition, element });
  else {
    const { due, repeat = null, interval = null } = next;
    changes.update(startTimers, { definition, element, due, repeat, interval });
  }
}
