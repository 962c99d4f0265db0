import { compileExpression, toJson } from '@throughline/feel';
import { parseDuration } from './duration.ts';

/** `2026-11-20T09:00:00@Europe/Berlin` in milliseconds since 1970, by FEEL's own rules for zones. */
export function zonedMilliseconds(text: string): number | undefined {
  const compiled = compileExpression('date and time(text) - date and time("1970-01-01T00:00:00Z")', {
    names: ['text'],
  });
  if (!compiled.ok) return undefined;
  const since = toJson(compiled.expression.evaluate({ text }).value);
  return typeof since === 'string' ? parseDuration(since)?.milliseconds : undefined;
}
