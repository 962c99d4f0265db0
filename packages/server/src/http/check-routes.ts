import { z } from '@hono/zod-openapi';
import type { Route } from './route.ts';

/**
 * Refuses at start what would go wrong quietly later: two routes with one address, and bodies or queries whose
 * objects let misspelt fields pass.
 */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`;
    const shape = name.replaceAll(/\{[^}]*\}/g, '{}');
    if (seen.has(shape)) throw new Error(`There are two routes ${name}.`);
    seen.add(shape);
    for (const part of ['params', 'query', 'body'] as const) {
      const schema = route[part];
      if (schema)
        checkStrict(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), `${part} of ${name}`);
    }
  }
}

/** An object schema of zod says in JSON Schema whether other fields may be there, unless it drops them silently. */
function checkStrict(schema: unknown, where: string): void {
  if (typeof schema !== 'object' || schema === null) return;
  if ('properties' in schema && !('additionalProperties' in schema)) {
    throw new Error(`The ${where} has an object that drops unknown fields; declare it with z.strictObject.`);
  }
  for (const inner of Object.values(schema)) checkStrict(inner, where);
}
