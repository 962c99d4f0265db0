import { lockFolder } from '../src/spine/folder-lock.ts';

/* A process of its own that locks the folder it is given, says how that went, and holds it until it is told or killed. */
const [folder = '', at = '0'] = process.argv.slice(2);
while (Date.now() < Number(at));
try {
  const lock = await lockFolder(folder);
  process.stdout.write('locked\n');
  process.stdin.once('data', () => {
    lock.release();
    process.stdout.write('released\n');
    process.exit(0);
  });
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code} ${(error as Error).message}\n`);
}
