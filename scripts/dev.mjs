// The server with reload on change, and the pages by vite with the API passed through.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './launch.mjs';

const port = process.env.PORT ?? '8300';
const pages = 'http://localhost:5173';
const server = run(pages, [
  '--watch-path=packages/server/src',
  '--watch-path=packages/processes/src',
  '--watch-path=packages/feel/src',
  '--watch-path=packages/decisions/src',
  '--watch-path=packages/cli/src',
  '--watch-preserve-output',
  'packages/cli/src/main.ts',
  'start',
  '--port',
  port,
  ...process.argv.slice(2),
]);
const vite = run(
  `http://127.0.0.1:${port}`,
  [join(root, 'node_modules/vite/bin/vite.js')],
  join(root, 'packages/web'),
);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
server.on('exit', stop);
vite.on('exit', stop);

/** `url`: for the server the address people use; for vite the server it passes the API's calls to. */
function run(url, args, cwd = root) {
  return spawn(process.execPath, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, THROUGHLINE_URL: url },
  });
}

function stop() {
  server.kill('SIGTERM');
  vite.kill('SIGTERM');
}
