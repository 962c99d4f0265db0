import { allowText } from './openapi.ts';
import { PROBLEMS } from './problem.ts';
import type { Route } from './route.ts';

type Document = ReturnType<typeof import('./openapi.ts').openApiDocument>;

/** The readable page of the API: every route, every schema, every error. Plain HTML, works without scripts. */
export function docsPage(document: Document, routes: readonly Route[]): string {
  const tags = [...new Set(routes.flatMap((route) => route.tags))].sort();
  const schemas = Object.entries(document.components?.schemas ?? {});
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>API of Throughline</title><style>${STYLE}</style></head><body>
<nav aria-label="Sections"><ul>${tags.map((tag) => `<li><a href="#${id(tag)}">${text(tag)}</a></li>`).join('')}
<li><a href="#schemas">Schemas</a></li><li><a href="#problems">Errors</a></li>
<li><a href="/api/openapi.json">openapi.json</a></li></ul></nav>
<main><h1>API of Throughline ${text(document.info.version)}</h1>
<p>All addresses are below <code>/api</code>. Sign in with a cookie session or send
<code>Authorization: Bearer tl_...</code>. Writes take an <code>Idempotency-Key</code> header.</p>
${tags.map((tag) => section(tag, routes, document)).join('')}
<h2 id="schemas">Schemas</h2>
${schemas.map(([name, schema]) => `<h3 id="schema-${id(name)}">${text(name)}</h3>${shown(schema)}`).join('')}
<h2 id="problems">Errors</h2>
<dl>${Object.entries(PROBLEMS)
    .map(([code, { status, title }]) => errorEntry(code, status, title))
    .join('')}</dl>
</main></body></html>`;
}

function section(tag: string, routes: readonly Route[], document: Document): string {
  const own = routes.filter((route) => route.tags[0] === tag);
  return `<h2 id="${id(tag)}">${text(tag)}</h2>${own.map((route) => routeEntry(route, document)).join('')}`;
}

function routeEntry(route: Route, document: Document): string {
  const operation = document.paths?.[route.path]?.[route.method];
  const body =
    operation?.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : {};
  const answer = operation?.responses?.[String(route.status)];
  return `<section><h3><code class="${route.method}">${route.method.toUpperCase()}</code> <code>${text(route.path)}</code>
<span>${text(route.summary)}</span></h3>
<p>${text(route.description ?? '')} ${text(allowText(route))}</p>
${details('Parameters', operation?.parameters?.length ? operation.parameters : undefined)}
${details('Body', body['application/json']?.schema)}
${details(`Answer ${route.status}`, answer && 'content' in answer ? firstSchema(answer.content) : undefined)}</section>`;
}

function firstSchema(content: Readonly<Record<string, { schema?: unknown }>> | undefined): unknown {
  return Object.values(content ?? {})[0]?.schema;
}

function details(title: string, schema: unknown): string {
  return schema === undefined ? '' : `<details><summary>${text(title)}</summary>${shown(schema)}</details>`;
}

/** A schema as JSON, its references as links. */
function shown(schema: unknown): string {
  const json = text(JSON.stringify(schema, null, 2));
  return `<pre>${json.replace(/#\/components\/schemas\/([\w.-]+)/g, (_, name: string) => `<a href="#schema-${id(name)}">${name}</a>`)}</pre>`;
}

function errorEntry(code: string, status: number, title: string): string {
  return `<dt id="problem-${code}"><code>${code}</code> ${status}</dt><dd>${text(title)}.</dd>`;
}

function id(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#191b20, #ecedef); --line: light-dark(#2447c9, #8fa4ff);
  --hairline: light-dark(#e4e2dc, #272b33); --sunken: light-dark(#faf9f7, #111419); }
body { margin: 0; font: 14px/22px Inter, system-ui, sans-serif; color: var(--ink);
  background: light-dark(#fff, #15181d); display: grid; grid-template-columns: 12rem minmax(0, 60rem); }
nav { padding: 20px; background: var(--sunken); } nav ul { position: sticky; top: 20px; list-style: none; padding: 0; }
main { padding: 20px 32px; } h1 { font-size: 20px; } h2 { font-size: 16px; margin-top: 40px; }
h3 { font-size: 14px; margin-bottom: 0; } h3 span { font-weight: 400; } a { color: var(--line); }
section { border-top: 1px solid var(--hairline); padding: 8px 0; } p { margin: 4px 0 8px; max-width: 72ch; }
pre { background: var(--sunken); padding: 12px; overflow: auto; font-size: 12px; line-height: 16px; }
dt { margin-top: 8px; } :target { outline: 2px solid var(--line); outline-offset: 4px; }
@media (max-width: 640px) { body { display: block; } nav ul { position: static; } }`;
