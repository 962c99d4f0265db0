import { z } from '@hono/zod-openapi';

export const searchHit = z
  .strictObject({
    kind: z.enum(['case', 'task', 'process', 'decision', 'person']),
    id: z.string().meta({ description: 'Key, id of a process or decision model, or handle.' }),
    title: z.string(),
    note: z
      .string()
      .optional()
      .meta({ examples: ['ORD-11872', 'Order desk'] }),
  })
  .meta({ id: 'SearchHit' });

type SearchHit = z.output<typeof searchHit>;

/** A hit with how well it fits; lower is better. */
export interface RankedHit {
  readonly rank: number;
  readonly hit: SearchHit;
}

/** More of one kind than this need not be looked at: the answer has room for twelve. */
export const MOST_OF_A_KIND = 24;
