import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { type Route, route } from './http/route.ts';
import { backup, type Spine } from './spine/spine.ts';
import { VERSION } from './version.ts';

/** What concerns the running product as a whole. */
export function systemRoutes({ spine }: { readonly spine: Spine }): Route[] {
  return [
    route({
      ...{ method: 'get', path: '/health', summary: 'Whether the product works', tags: ['system'] },
      allow: 'public',
      answer: z.strictObject({ status: z.literal('ok'), version: z.string() }),
      async handle() {
        await spine.store.query('select 1');
        return { status: 'ok' as const, version: VERSION };
      },
    }),
    route({
      ...{ method: 'get', path: '/backup', summary: 'Take a backup', tags: ['system'] },
      description: 'Everything, as it stands at one moment, in the form that `throughline restore` reads.',
      allow: ['administrator'],
      media: 'application/gzip',
      async handle({ signal }) {
        const file = await spool((sink) => backup(spine.store, sink));
        signal.addEventListener('abort', () => file.destroy());
        return new Response(Readable.toWeb(file) as ReadableStream, {
          headers: {
            'content-type': 'application/gzip',
            'content-disposition': 'attachment; filename="throughline-backup.gz"',
          },
        });
      },
    }),
  ];
}

/**
 * Keeps what is written in a file until it is read to its end or given up. Whoever reads slowly must not keep the
 * database waiting, and a backup that fails must not begin like a whole one.
 */
async function spool(write: (sink: Writable) => Promise<void>): Promise<ReadStream> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-backup-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'backup.gz');
  try {
    await write(createWriteStream(path));
    return createReadStream(path).on('close', remove);
  } catch (error) {
    await remove();
    throw error;
  }
}
