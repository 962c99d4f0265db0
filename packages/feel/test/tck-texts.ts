import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../shared/conformance/dmn-tck');

/** All FEEL texts in the models of the DMN TCK; none where its pack is not beside the checkout. */
export function tckTexts(): readonly string[] {
  if (!existsSync(folder)) return [];
  const texts = new Set<string>();
  for (const file of globSync('**/*.dmn', { cwd: folder })) {
    const xml = readFileSync(join(folder, file), 'utf8');
    for (const [, text] of xml.matchAll(/<(?:\w+:)?text>([\s\S]*?)<\/(?:\w+:)?text>/g)) {
      const plain = unescapeXml(text as string).trim();
      if (plain !== '' && plain.length <= 2_000) texts.add(plain);
    }
  }
  return [...texts];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (all, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return entities[name as string] ?? all;
    });
}
