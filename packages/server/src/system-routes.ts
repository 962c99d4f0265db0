import { PassThrough, Readable } from 'node:stream';
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
      async handle() {
        const sink = new PassThrough();
        backup(spine.store, sink).catch((error: Error) => sink.destroy(error));
        return new Response(Readable.toWeb(sink) as ReadableStream, {
          headers: {
            'content-type': 'application/gzip',
            'content-disposition': 'attachment; filename="throughline-backup.gz"',
          },
        });
      },
    }),
  ];
}
