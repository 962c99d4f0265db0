import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `stores.ts` asks for databases. */
    storeKeeper: string;
  }
}

/** Starts the keeper of shared databases beside the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = fileURLToPath(new URL('./store-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [address] = (await once(createInterface({ input: keeper.stdout }), 'line')) as [string];
  project.provide('storeKeeper', address);
  return async () => {
    const ended = once(keeper, 'exit');
    keeper.stdin.end();
    await ended;
  };
}
