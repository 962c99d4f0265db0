import { skipBlanks, wordAt } from './token.ts';

interface Entry {
  readonly name: string;
  readonly pieces: readonly string[];
}

/**
 * The names known where an expression is read. Names may hold blanks, keywords and signs (`date and time`, `a-b`),
 * so a name is found by trying the known ones, longest first. Most cells of tables hold no name, so the book is written
 * when it is first looked into.
 */
export class NameBook {
  readonly #byFirstWord = new Map<string, Entry[]>();
  readonly #counts = new Map<string, number>();
  #unread: Iterable<string> | undefined;

  constructor(names: Iterable<string>) {
    this.#unread = names;
  }

  add(name: string): void {
    this.#read();
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    if (count > 0) return;
    const pieces = piecesOf(name);
    const first = pieces[0];
    if (first === undefined) return;
    const entries = this.#byFirstWord.get(first) ?? [];
    const at = entries.findIndex((entry) => entry.pieces.length < pieces.length);
    entries.splice(at < 0 ? entries.length : at, 0, { name, pieces });
    this.#byFirstWord.set(first, entries);
  }

  remove(name: string): void {
    this.#read();
    const count = (this.#counts.get(name) ?? 1) - 1;
    this.#counts.set(name, count);
    if (count > 0) return;
    const first = piecesOf(name)[0] ?? '';
    const entries = this.#byFirstWord.get(first) ?? [];
    this.#byFirstWord.set(
      first,
      entries.filter((entry) => entry.name !== name),
    );
  }

  has(name: string): boolean {
    this.#read();
    return (this.#counts.get(name) ?? 0) > 0;
  }

  #read(): void {
    const names = this.#unread ?? [];
    this.#unread = undefined;
    for (const name of names) this.add(name);
  }

  /** The longest known name that stands at an offset, and where it ends. */
  match(source: string, offset: number): { name: string; end: number } | undefined {
    this.#read();
    const first = pieceAt(source, offset);
    for (const entry of this.#byFirstWord.get(first) ?? []) {
      const end = matchPieces(source, offset, entry.pieces);
      if (end !== undefined) return { name: entry.name, end };
    }
    return undefined;
  }
}

/** Words, and signs one by one. */
function piecesOf(name: string): string[] {
  const pieces: string[] = [];
  let at = skipBlanks(name, 0);
  while (at < name.length) {
    const piece = pieceAt(name, at);
    pieces.push(piece);
    at = skipNameBlanks(name, at + piece.length);
  }
  return pieces;
}

function pieceAt(source: string, offset: number): string {
  const word = wordAt(source, offset) ?? digitsAt(source, offset);
  return word ?? source.slice(offset, offset + 1);
}

const digits = /\d+/y;
function digitsAt(source: string, offset: number): string | undefined {
  digits.lastIndex = offset;
  return digits.exec(source)?.[0];
}

const blanks = /\s*/y;
function skipNameBlanks(source: string, offset: number): number {
  blanks.lastIndex = offset;
  blanks.test(source);
  return blanks.lastIndex;
}

function matchPieces(source: string, offset: number, pieces: readonly string[]): number | undefined {
  let at = offset;
  let end = offset;
  for (const piece of pieces) {
    if (pieceAt(source, at) !== piece) return undefined;
    end = at + piece.length;
    at = skipNameBlanks(source, end);
  }
  return end;
}
