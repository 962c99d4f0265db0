import { readFile } from 'node:fs/promises';
import { CommandError } from './command.ts';

/**
 * The text of a file, in the encoding that its first bytes or its XML declaration name; UTF-8 where they name none.
 * @throws when the file is not there, with its name: some errors do not say which file they are about; CommandError when
 * the bytes are not in that encoding.
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw Object.assign(error, { path });
  });
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(`${path}: this is no text in ${encoding}.`, 'Save the file as UTF-8.');
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const declaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    bytes.toString('latin1', 0, 200),
  );
  // Without its first bytes, a file that can be read so far is not UTF-16, whatever it says.
  const named = declaration?.[1] ?? 'UTF-8';
  return /^utf-?16/i.test(named) ? 'UTF-8' : named;
}
