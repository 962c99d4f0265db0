import { readdirSync, readFileSync } from 'node:fs';

export interface DefinitionFile {
  readonly name: string;
  readonly content: string;
}

const FOLDERS = ['decisions', 'forms', 'processes'] as const;

/** The demonstration's processes, decisions with their test cases, and forms, to be published together. */
export function definitionFiles(): DefinitionFile[] {
  return FOLDERS.flatMap((folder) => {
    const url = new URL(`${folder}/`, import.meta.url);
    const names = readdirSync(url).filter((name) => /\.(bpmn|dmn|form|tests\.json)$/.test(name));
    return names.sort().map((name) => ({ name, content: readFileSync(new URL(name, url), 'utf8') }));
  });
}
