import type NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import type { Shape } from 'dmn-js/lib/NavigatedViewer';
import { type Pads, placeView, viewShowing } from '../../parts/diagram/place-view.ts';
import { openModel } from './dmn-viewer.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Canvas {
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  viewbox(box?: Box): Box & {
    readonly inner: Box;
    readonly outer: { readonly width: number; readonly height: number };
    readonly scale: number;
  };
  resized(): void;
}

interface Registry {
  get(id: string): Shape | undefined;
  getAll(): readonly Shape[];
  getGraphics(id: string): SVGElement | undefined;
}

const PADS: Pads = { top: 14, right: 16, bottom: 32, left: 16 };

/** Smaller than this, names cannot be read: then a part is shown and the rest is reached by dragging. */
const SMALLEST = 0.5;

/** The graph of a model: what each decision needs. Knows no React. */
export class GraphView {
  readonly #viewer: NavigatedViewer;
  #chosen: string | undefined;
  #part: readonly string[] = [];

  private constructor(viewer: NavigatedViewer) {
    this.#viewer = viewer;
  }

  /**
   * @returns nothing when the file holds no drawing
   * @throws when the XML cannot be read
   */
  static async open(
    container: HTMLElement,
    xml: string,
    label: string,
    onChosen: (element: string) => void,
  ): Promise<GraphView | undefined> {
    const viewer = await openModel(container, xml);
    const drawing = viewer.getViews().find((view) => view.type === 'drd');
    if (!drawing) {
      viewer.destroy();
      return undefined;
    }
    await viewer.open(drawing);
    const view = new GraphView(viewer);
    viewer.getActiveViewer()?.on('element.click', ({ element }) => {
      if (hasLogic(element)) onChosen(element.id);
    });
    view.#makeReachable(label);
    view.fit();
    return view;
  }

  /** The element whose logic is shown, and those that took part in the last answer. */
  mark(chosen: string | undefined, part: readonly string[]): void {
    for (const id of this.#part) this.#unmark(id, 'tl-part');
    if (this.#chosen) this.#unmark(this.#chosen, 'tl-shown');
    for (const id of part) this.#mark(id, 'tl-part');
    if (chosen) this.#mark(chosen, 'tl-shown');
    this.#part = part;
    this.#chosen = chosen;
    if (chosen) this.#show(chosen);
  }

  fit(): void {
    this.#canvas.resized();
    const { inner, outer } = this.#canvas.viewbox();
    if (outer.width === 0 || outer.height === 0) return;
    const all = placeView(inner, outer, PADS, true);
    const readable = outer.width / all.width >= SMALLEST;
    this.#canvas.viewbox(readable ? all : placeView(inner, outer, PADS));
    if (this.#chosen) this.#show(this.#chosen);
  }

  /** All of it, however small. */
  whole(): void {
    const { inner, outer } = this.#canvas.viewbox();
    this.#canvas.viewbox(placeView(inner, outer, PADS, true));
  }

  destroy(): void {
    this.#viewer.destroy();
  }

  #show(element: string): void {
    const shape = this.#registry.get(element);
    if (!shape) return;
    const view = this.#canvas.viewbox();
    const wanted = viewShowing(view, shape, view.inner, PADS, view.scale);
    if (wanted !== view) this.#canvas.viewbox(wanted);
  }

  /** What can be chosen is reached by Tab and opened by Enter. */
  #makeReachable(label: string): void {
    const shapes = this.#registry.getAll().filter((shape) => shape.parent && !shape.waypoints);
    const svg = this.#registry.getGraphics(shapes[0]?.id ?? '')?.ownerSVGElement;
    svg?.setAttribute('role', 'group');
    svg?.setAttribute('aria-label', label);
    svg?.setAttribute('tabindex', '-1');
    for (const shape of shapes.filter(hasLogic)) {
      const drawn = this.#registry.getGraphics(shape.id);
      drawn?.setAttribute('tabindex', '0');
      drawn?.setAttribute('role', 'button');
      drawn?.setAttribute('aria-label', shape.businessObject.name ?? shape.id);
      for (const line of drawn?.querySelectorAll('tspan') ?? []) line.append(' ');
    }
  }

  #mark(id: string, marker: string): void {
    if (this.#registry.get(id)) this.#canvas.addMarker(id, marker);
  }

  #unmark(id: string, marker: string): void {
    if (this.#registry.get(id)) this.#canvas.removeMarker(id, marker);
  }

  get #canvas(): Canvas {
    return this.#viewer.getActiveViewer()!.get<Canvas>('canvas');
  }

  get #registry(): Registry {
    return this.#viewer.getActiveViewer()!.get<Registry>('elementRegistry');
  }
}

function hasLogic(shape: Shape): boolean {
  return shape.type === 'dmn:Decision' || shape.type === 'dmn:BusinessKnowledgeModel';
}
