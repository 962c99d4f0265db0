import { vi } from 'vitest';
import { run } from '../src/run.ts';

/** What is written to stdout and stderr, and the exit code. */
export async function answered(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream === 'stdout' ? 'out' : 'err'] += String(chunk);
      return true;
    }),
  );
  try {
    const code = await run([...args], (line, wrong) => {
      written[wrong ? 'err' : 'out'] += `${line}\n`;
    });
    return { code, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
