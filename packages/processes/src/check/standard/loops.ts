const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;

/**
 * The ids of activities that are marked as a loop and as multi-instance at once. The parser keeps only the last of
 * the two, so this looks at the text.
 */
export function doublyLooped(xml: string): readonly string[] {
  if (!xml.includes('tandardLoopCharacteristics') || !xml.includes('ultiInstanceLoopCharacteristics'))
    return [];
  const open: { id: string; loops: number }[] = [];
  const found: string[] = [];
  for (const [tag, closing, , name = '', rest = ''] of xml.matchAll(TAG)) {
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
    if (closing === '/') {
      open.pop();
      continue;
    }
    const around = open.at(-1);
    if (around !== undefined && /LoopCharacteristics$/.test(name) && !tag.includes('zeebe:')) {
      around.loops++;
      if (around.loops === 2) found.push(around.id);
    }
    if (!rest.endsWith('/')) open.push({ id: /\sid\s*=\s*["']([^"']*)/.exec(rest)?.[1] ?? '', loops: 0 });
  }
  return found;
}
