import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), (text, wrong) =>
  (wrong ? process.stderr : process.stdout).write(`${text}\n`),
);
