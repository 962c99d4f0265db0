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
    readonly value?: string;
  }
  export interface ModdleResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: { readonly [id: string]: ModdleElement };
    readonly warnings: readonly ModdleWarning[];
  }
  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: object });
    create(type: string, properties?: { readonly [name: string]: unknown }): ModdleElement;
    fromXML(xml: string): Promise<ModdleResult>;
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}
