import { run } from './run.ts';

// Whoever reads only the first lines (`throughline decide ... | head`) has got what was asked for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), (text, wrong) =>
  (wrong ? process.stderr : process.stdout).write(`${text}\n`),
);
