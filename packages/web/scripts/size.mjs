// Measures the built pages: what a browser fetches, compressed, until the worklist stands, and what comes later with
// the first form, diagram and decision table. Exits 1 when the first load is above its limit.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 300;
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** A chunk with all it needs at once: scripts and styles. */
function filesOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const next of chunk.imports ?? []) filesOf(next, found);
  return found;
}

/** Fonts are compressed in themselves; everything else as the server sends it. */
function kilobytes(file) {
  const path = join(dist, file);
  const bytes = file.endsWith('.woff2') ? statSync(path).size : gzipSync(readFileSync(path)).length;
  return bytes / 1000;
}

function sum(files) {
  return [...files].reduce((total, file) => total + kilobytes(file), 0);
}

const latin = Object.values(manifest).find(({ file }) =>
  /inter-latin-opsz-normal[^/]*\.woff2$/.test(file),
).file;
const first = new Set(['index.html', 'scheme.js', 'favicon.svg', latin, ...filesOf('index.html')]);
filesOf('src/worklist/worklist-page.tsx', first);
const later = (key) => new Set([...filesOf(key)].filter((file) => !first.has(file)));

const firstLoad = sum(first);
const lines = [
  ['first load (frame, worklist, font)', firstLoad],
  ['  of it the font', kilobytes(latin)],
  ['with the first form, more', sum(later('src/parts/form/form-js.tsx'))],
  ['with the first diagram, more', sum(later('src/parts/diagram/diagram.tsx'))],
  ['with the first decision table, more', sum(later('src/decisions/dmn/logic.tsx'))],
];
for (const [name, size] of lines) console.log(`${name.padEnd(38)} ${size.toFixed(1).padStart(7)} kB`);
if (firstLoad >= LIMIT_KB) {
  console.error(
    `The first load is above its limit of ${LIMIT_KB} kB. Load what the first page does not need later.`,
  );
  process.exit(1);
}
