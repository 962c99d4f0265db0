/** The parts of dmn-js that are used here; it has no types of its own. */
declare module 'dmn-js/lib/NavigatedViewer' {
  export interface View {
    readonly id: string;
    readonly type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
  }

  export interface ActiveViewer {
    get<Service>(name: string): Service;
    on(event: string, listener: (event: { readonly element: Shape }) => void): void;
  }

  export interface Shape {
    readonly id: string;
    readonly type: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly parent?: Shape | null;
    readonly waypoints?: unknown;
    readonly businessObject: { readonly id: string; readonly name?: string };
  }

  export default class NavigatedViewer {
    constructor(options: object);
    importXML(xml: string, options: { readonly open: boolean }): Promise<unknown>;
    getViews(): readonly View[];
    open(view: View): Promise<unknown>;
    getActiveViewer(): ActiveViewer | undefined;
    destroy(): void;
  }
}
