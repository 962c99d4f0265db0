import { jsonPath } from './check-input.ts';
import { Problem } from './problem.ts';
import { findUnstorable } from './storable.ts';

/**
 * Reads a JSON body of at most `limit` bytes. Undefined when there is none.
 * @throws Problem `too-large`, `unsupported-media-type`, `broken-json` or `invalid-input`.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > limit) throw tooLarge(limit);
  // With a length the transport counts; in chunks it is up to us.
  const bytes =
    length === null ? await readChunks(request, limit) : new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    const given = type === '' ? 'none' : `'${type.slice(0, 100)}'`;
    throw new Problem('unsupported-media-type', `The body must be JSON, but its content-type is ${given}.`, {
      mend: 'Send the header content-type: application/json.',
      place: 'content-type',
    });
  }
  const value = parse(bytes);
  const found = findUnstorable(value);
  if (found) throw refused(found.path, found.reason);
  return value;
}

function tooLarge(limit: number): Problem {
  return new Problem('too-large', `The body has more than ${limit.toLocaleString('en')} bytes.`, {
    mend: 'Send less at once.',
    // The rest of the body is not read, so the connection cannot carry another request.
    headers: { connection: 'close' },
  });
}

async function readChunks(request: Request, limit: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof SyntaxError ? place(error.message) : ': it is not UTF-8';
    throw new Problem('broken-json', `The body is not readable JSON${reason}.`, {
      mend: 'Check quotes, commas and brackets.',
    });
  }
}

/** "... in JSON at position 17 (line 2 column 3)": V8's place without its excerpt of the body. */
function place(message: string): string {
  const found = /\(line (\d+) column (\d+)\)/.exec(message);
  return found ? ` (line ${found[1]}, column ${found[2]})` : '';
}

function refused(path: readonly PropertyKey[], reason: string): Problem {
  const shown = path.length > 12 ? [...path.slice(0, 12), '...'] : path;
  return new Problem('invalid-input', `The field '${jsonPath(shown)}' ${reason}.`, {
    place: jsonPath(shown),
  });
}
