import type { Changes, Projection, RecordedEvent, TableSpec } from '../../spine/spine.ts';
import { BULK, type BulkGathered, type BulkProgressed, type BulkStarted } from './bulk-type.ts';

const bulks: TableSpec = {
  name: 'bulks',
  columns: {
    key: 'int8',
    action: 'json',
    filter: 'json',
    reason: 'text',
    status: 'text',
    started_at: 'timestamptz',
    started_by: 'text',
    ended_at: 'timestamptz',
    total: 'int4',
    done: 'int4',
    refused: 'int4',
  },
  key: ['key'],
};

const items: TableSpec = {
  name: 'bulk_items',
  columns: { bulk: 'int8', key: 'int8', case_key: 'int8', state: 'text', code: 'text', sentence: 'text' },
  key: ['bulk', 'key'],
};

export const bulkProjection: Projection = {
  tables: [bulks, items],
  apply(event, changes) {
    if (event.kind === BULK) applyBulk(event, changes);
  },
};

function applyBulk({ type, data, subject: key, at, actor }: RecordedEvent, changes: Changes): void {
  switch (type) {
    case 'bulk.started': {
      const started = { started_at: at, started_by: actor, ended_at: null };
      const counts = { total: 0, done: 0, refused: 0 };
      changes.insert(bulks, { key, ...(data as BulkStarted), status: 'gathering', ...started, ...counts });
      break;
    }
    case 'bulk.gathered': {
      const { items: found, total, complete } = data as BulkGathered;
      changes.update(bulks, { key, total, status: complete ? 'running' : 'gathering' });
      for (const item of found)
        changes.insert(items, {
          ...{ bulk: key, key: item.key, case_key: item.case, state: 'left', code: null, sentence: null },
        });
      break;
    }
    case 'bulk.progressed': {
      const { done, refused, doneInAll, refusedInAll } = data as BulkProgressed;
      changes.update(bulks, { key, done: doneInAll, refused: refusedInAll });
      for (const item of done) changes.update(items, { bulk: key, key: item, state: 'done' });
      for (const item of refused) changes.update(items, { bulk: key, ...item, state: 'refused' });
      break;
    }
    case 'bulk.stopped':
      changes.update(bulks, { key, status: 'stopped', ended_at: at });
      break;
    case 'bulk.finished':
      changes.update(bulks, { key, status: 'finished', ended_at: at });
  }
}
