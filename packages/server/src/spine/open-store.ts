import { migrate } from './migrate.ts';
import { openPGlite } from './pglite-store.ts';
import { openPostgres } from './postgres-store.ts';
import type { Store } from './store.ts';

/** Where the data lives: a server's address, a folder, or (neither) memory. */
export interface StoreOptions {
  readonly url?: string | undefined;
  readonly folder?: string | undefined;
}

/** Opens the store and brings its tables up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = options.url ? await openPostgres(options.url) : await openPGlite(options.folder);
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
