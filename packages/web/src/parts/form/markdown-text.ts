/** A value as Markdown that shows exactly it: no part of it becomes a tag, a link, a list or emphasis. */
export function markdownText(value: string): string {
  return value.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
}
