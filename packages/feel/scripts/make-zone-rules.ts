/**
 * Makes `src/values/zone-rules.ts` from the compiled IANA time zone database of this machine, so that zones give the
 * same answers on every host and in every replay. Usage: node scripts/make-zone-rules.ts [/usr/share/zoneinfo]
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '/usr/share/zoneinfo';
const areas = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\//;
const alone =
  /^(UTC|GMT|UCT|Zulu|Universal|Greenwich|CET|MET|EET|WET|EST|MST|HST|EST5EDT|CST6CDT|MST7MDT|PST8PDT)$/;
const whole =
  /^(Cuba|Egypt|Eire|GB|GB-Eire|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|NZ|NZ-CHAT|Navajo|PRC|Poland|Portugal|ROC|ROK|Singapore|Turkey|W-SU)$/;
const grouped = /^(Brazil|Canada|Chile|Mexico|US)\//;

function names(folder: string, prefix = ''): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    const name = prefix + entry;
    return statSync(path).isDirectory() ? names(path, `${name}/`) : [name];
  });
}

/** `offsets;transitions;footer`: seconds in base 36, a transition is the distance to the one before plus the offset's index. */
function encode(file: Buffer): string {
  const first = counts(file, 0);
  const start =
    44 + first.transitions * 5 + first.types * 6 + first.chars + first.leaps * 8 + first.isStd + first.isUt;
  const { transitions, types, chars, leaps, isStd, isUt } = counts(file, start);
  const times = start + 44;
  const indexes = times + transitions * 8;
  const typesAt = indexes + transitions;
  const offsets: number[] = [];
  const indexOf = (type: number) => {
    const offset = file.readInt32BE(typesAt + type * 6);
    if (!offsets.includes(offset)) offsets.push(offset);
    return offsets.indexOf(offset);
  };
  let current = indexOf(0);
  let before = 0;
  const steps: string[] = [];
  for (let n = 0; n < transitions; n++) {
    const at = Number(file.readBigInt64BE(times + n * 8));
    const next = indexOf(file.readUInt8(indexes + n));
    if (next === current || at < -5e9) continue;
    steps.push((at - before).toString(36) + next.toString(36));
    before = at;
    current = next;
  }
  const footerAt = typesAt + types * 6 + chars + leaps * 12 + isStd + isUt;
  const footer = file.subarray(footerAt).toString('latin1').trim();
  return `${offsets.map((offset) => offset.toString(36)).join(' ')};${steps.join(' ')};${footer}`;
}

function counts(file: Buffer, at: number) {
  const read = (n: number) => file.readUInt32BE(at + 20 + n * 4);
  return {
    isUt: read(0),
    isStd: read(1),
    leaps: read(2),
    transitions: read(3),
    types: read(4),
    chars: read(5),
  };
}

const rules: string[] = [];
const zones: string[] = [];
for (const name of names(root).sort()) {
  if (!areas.test(name) && !alone.test(name) && !whole.test(name) && !grouped.test(name)) continue;
  const file = readFileSync(join(root, name));
  if (file.toString('latin1', 0, 4) !== 'TZif') continue;
  const rule = encode(file);
  const known = rules.indexOf(rule);
  zones.push(`${name} ${(known < 0 ? rules.push(rule) - 1 : known).toString(36)}`);
}
const version = /# version (\S+)/.exec(readFileSync(join(root, 'tzdata.zi'), 'latin1'))?.[1] ?? 'unknown';
const text = `// Made by scripts/make-zone-rules.ts from the IANA time zone database ${version}; do not edit.
export const zoneNames = '${zones.join(',')}';
export const zoneRules = '${rules.join('|')}';
`;
writeFileSync(new URL('../src/values/zone-rules.ts', import.meta.url), text);
console.log(`${zones.length} zones, ${rules.length} rules, ${text.length} bytes, version ${version}`);
