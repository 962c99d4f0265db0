import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The bundler puts the content's hash into these names, so a name's content never changes. */
const HASHED = /^\/assets\/.+[-.][\w-]{8,}\.\w+(\.map)?$/;

interface File {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

/**
 * Serves the built pages: a file when there is one, else the start page for every address that could be a page of the
 * single-page application (no extension). Null when there is nothing to serve.
 */
export async function servePage(folder: string, request: Request): Promise<Response | null> {
  const path = safePath(new URL(request.url).pathname);
  if (path === null) return null;
  const asked = path === '/' ? null : await file(join(folder, path));
  const found = asked ?? (extname(path) === '' ? await file(join(folder, 'index.html')) : null);
  return found && serveFile(found, asked === null ? '/index.html' : path, request);
}

/** The decoded path, or null when it would leave the folder or cannot be a file. */
function safePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    if (path.includes('\0') || path.split(/[/\\]/).includes('..')) return null;
    return normalize(path).split(sep).join('/');
  } catch {
    return null;
  }
}

async function file(path: string): Promise<File | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { path, size: found.size, changed: found.mtimeMs } : null;
}

async function serveFile(plain: File, path: string, request: Request): Promise<Response> {
  const [encoding, sent] = await bestEncoding(plain, request.headers.get('accept-encoding') ?? '');
  const etag = `"${plain.size.toString(36)}-${Math.round(plain.changed).toString(36)}${encoding ? `-${encoding}` : ''}"`;
  const headers: Record<string, string> = {
    'content-type': TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  };
  if (asksFor(etag, request)) return new Response(null, { status: 304, headers });
  const body = request.method === 'HEAD' ? null : Readable.toWeb(createReadStream(sent.path));
  return new Response(body as ReadableStream | null, {
    headers: { ...headers, 'content-length': String(sent.size) },
  });
}

/** The smaller file the build put beside it, when the browser can read it and it is not out of date. */
async function bestEncoding(plain: File, accepted: string): Promise<[string | undefined, File]> {
  for (const [encoding, suffix] of ENCODINGS) {
    if (!new RegExp(`(^|,)\\s*${encoding}\\s*(?!;\\s*q=0(\\.0*)?\\s*(,|$))(;|,|$)`).test(accepted)) continue;
    const packed = await file(plain.path + suffix);
    if (packed && packed.changed >= plain.changed) return [encoding, packed];
  }
  return [undefined, plain];
}

function asksFor(etag: string, request: Request): boolean {
  const known = request.headers.get('if-none-match');
  return known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
