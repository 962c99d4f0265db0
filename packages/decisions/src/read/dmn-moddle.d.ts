/** What we use of dmn-moddle, which ships no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: { readonly [prefix: string]: object });
    fromXML(xml: string): Promise<{
      readonly rootElement: object;
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}
