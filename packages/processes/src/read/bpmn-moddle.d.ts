/** What we use of bpmn-moddle, which ships no types for its main entry. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs?: { readonly [name: string]: string };
    readonly $parent?: ModdleElement;
    readonly [property: string]: unknown;
  }
  export interface ModdleWarning {
    readonly message: string;
    readonly element?: ModdleElement;
    readonly property?: string;
  }
  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: object });
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly ModdleWarning[] }>;
  }
}
