import { Problem } from './problem.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site makes a visitor's browser send. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, `Origin`) and scripts cannot change that; clients that are no browser send neither and carry
 * no cookie by accident. A request with a token is not made by a browser on its own, so it passes.
 * @throws Problem `cross-site`
 */
export function refuseCrossSite(request: Request, publicUrl: string | undefined): void {
  if (READING.has(request.method) || request.headers.has('authorization')) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && (origin === null || isOwn(origin, request, publicUrl))) return;
  throw new Problem('cross-site', 'This came from a page of another site, so it was not done.', {
    mend: 'Do it on the pages of this server, or use an API token.',
    place: site === null ? 'origin' : 'sec-fetch-site',
  });
}

function isOwn(origin: string, request: Request, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  if (publicUrl !== undefined && new URL(publicUrl).host === host) return true;
  return host === request.headers.get('host') || host === new URL(request.url).host;
}
