import { resolve } from 'node:path';

export const storeFlags = { data: { type: 'string' } } as const;

/** Where the data is: the server named by DATABASE_URL, or a folder (default `./data`). */
export function storeOptions(data: string | undefined): { url: string } | { folder: string } {
  const url = process.env.DATABASE_URL;
  return url && data === undefined ? { url } : { folder: resolve(data ?? 'data') };
}
