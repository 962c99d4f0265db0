import type { Reads } from '../reads.ts';
import type { BulkAction, BulkFilter } from './bulk-type.ts';

export interface BulkRow {
  readonly key: string;
  readonly action: BulkAction;
  readonly filter: BulkFilter;
  readonly reason: string;
  readonly status: 'gathering' | 'running' | 'stopped' | 'finished';
  readonly started_at: Date;
  readonly started_by: string;
  readonly ended_at: Date | null;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
}

export async function bulkRow({ spine }: Reads, key: string): Promise<BulkRow | undefined> {
  const [row] = await spine.store.query<BulkRow>('select * from bulks where key = $1::int8', [key]);
  return row;
}
