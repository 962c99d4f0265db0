import type { Json } from '@throughline/feel';

/** A JSON value that knows where it stands in its text (UTF-16 units, from 0). */
export interface JsonNode {
  readonly at: number;
  readonly value: Json;
  /** The entries of an object, in their order. */
  readonly entries?: ReadonlyMap<string, JsonNode>;
  /** The items of a list. */
  readonly items?: readonly JsonNode[];
}

export type JsonText =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly at: number; readonly sentence: string };

const mostLevels = 100;

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, and says where each value stands and what is wrong in words of its own:
 * the messages of JavaScript engines differ, and few of them name a place. An entry that stands twice is refused,
 * because one of the two would be lost.
 */
export function readJsonText(text: string): JsonText {
  const reader = new JsonReader(text);
  try {
    return { ok: true, root: reader.whole() };
  } catch (reason) {
    if (!(reason instanceof Trouble)) throw reason;
    return { ok: false, at: reason.at, sentence: reason.message };
  }
}

/** Line and column of a place, from 1. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

class Trouble extends Error {
  readonly at: number;
  constructor(sentence: string, at: number) {
    super(sentence);
    this.at = at;
  }
}

const blanks = /[ \t\r\n]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const quoted = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\uFEFF')) this.#at = 1;
  }

  whole(): JsonNode {
    const root = this.#node(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail('The text goes on after its end');
    return root;
  }

  #node(level: number): JsonNode {
    this.#skip();
    if (level > mostLevels) this.#fail(`The text nests more than ${mostLevels} levels deep`);
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(level);
    if (first === '[') return this.#list(level);
    const at = this.#at;
    if (first === '"') return { at, value: this.#string() };
    const word = this.#match(scalar);
    if (word === undefined) this.#fail(this.#missing('a value'));
    return { at, value: JSON.parse(word) as Json };
  }

  #object(level: number): JsonNode {
    const at = this.#at++;
    const entries = new Map<string, JsonNode>();
    for (let more = !this.#closes('}'); more; more = this.#goesOn('}')) {
      this.#skip();
      const nameAt = this.#at;
      if (this.#text[nameAt] !== '"') this.#fail(this.#missing('a name in quotes'));
      const name = this.#string();
      if (entries.has(name)) throw new Trouble(`The entry "${name}" stands twice.`, nameAt);
      this.#skip();
      if (this.#text[this.#at] !== ':') this.#fail(this.#missing('a colon'));
      this.#at++;
      entries.set(name, this.#node(level + 1));
    }
    return { at, entries, value: Object.fromEntries([...entries].map(([name, { value }]) => [name, value])) };
  }

  #list(level: number): JsonNode {
    const at = this.#at++;
    const items: JsonNode[] = [];
    for (let more = !this.#closes(']'); more; more = this.#goesOn(']')) items.push(this.#node(level + 1));
    return { at, items, value: items.map(({ value }) => value) };
  }

  #closes(bracket: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  /** Whether a comma follows; if not, the bracket must. */
  #goesOn(bracket: string): boolean {
    if (this.#closes(bracket)) return false;
    if (this.#text[this.#at] !== ',') this.#fail(this.#missing(`a comma or ${bracket}`));
    this.#at++;
    return true;
  }

  #string(): string {
    const at = this.#at;
    const text = this.#match(quoted);
    if (text === undefined) throw new Trouble('The text in quotes that begins here does not end.', at);
    try {
      return JSON.parse(text) as string;
    } catch {
      throw new Trouble('The text in quotes holds a line break or a sign that must be written with \\.', at);
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #skip(): void {
    this.#match(blanks);
  }

  #missing(what: string): string {
    const next = this.#text.slice(this.#at, this.#at + 1);
    return next === ''
      ? `The text ends where ${what} was expected`
      : `Here stands ${next}, but ${what} was expected`;
  }

  #fail(sentence: string): never {
    throw new Trouble(`${sentence}.`, this.#at);
  }
}
