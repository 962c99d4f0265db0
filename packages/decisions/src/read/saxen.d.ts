/** What we use of saxen, which ships no types. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  interface Tag {
    readonly name: string;
    readonly originalName: string;
    /** False where they cannot be read. */
    readonly attrs: Readonly<Record<string, string>> | false;
  }

  export class Parser {
    constructor(options: { readonly proxy: true });
    /** Elements of these namespaces get these prefixes. */
    ns(prefixes: { readonly [uri: string]: string }): this;
    on(event: 'openTag', handle: (tag: Tag, decode: Decode) => void): this;
    on(event: 'text', handle: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', handle: (text: string) => void): this;
    on(event: 'closeTag' | 'error' | 'warn', handle: () => void): this;
    parse(xml: string): void;
  }
}
