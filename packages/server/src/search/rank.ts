/** How well a text fits what was typed; lower is better, undefined is not at all. */
export function rankOf(text: string, typed: string): number | undefined {
  const found = text.toLowerCase();
  if (found === typed) return 0;
  if (found.startsWith(typed)) return 1;
  const at = found.indexOf(typed);
  if (at < 0) return undefined;
  return /[\p{L}\p{N}]/u.test(found[at - 1]!) ? 3 : 2;
}

/** The best rank of several texts that stand for one thing. */
export function bestRank(texts: readonly (string | null | undefined)[], typed: string): number | undefined {
  const ranks = texts.flatMap((text) => (text ? (rankOf(text, typed) ?? []) : []));
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}
