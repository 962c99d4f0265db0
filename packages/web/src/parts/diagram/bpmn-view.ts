import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './bpmn-view.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { badgeElement, badgePosition } from './badge-element.ts';
import type { DrawnElement, Picture } from './picture.ts';
import { type Pads, placeView, viewShowing } from './place-view.ts';
import { widenLabels } from './widen-labels.ts';

/** The parts of bpmn-js that are used here; its own types leave services open. */
interface Shape {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parent?: Shape | null;
  readonly labelTarget?: Shape;
  readonly waypoints?: unknown;
  readonly incoming: readonly Shape[];
  readonly outgoing: readonly Shape[];
  readonly attachers?: readonly Shape[];
  readonly businessObject: { readonly id: string; readonly name?: string };
}

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
  zoom(scale: number): void;
  resized(): void;
}

interface Overlays {
  add(
    id: string,
    type: string,
    overlay: { position: object; html: HTMLElement; scale: object | boolean },
  ): string;
  remove(filter: { type: string } | string): void;
}

interface Registry {
  get(id: string): Shape | undefined;
  getAll(): readonly Shape[];
  getGraphics(id: string): SVGElement | undefined;
}

/** bpmn-js in our colours, with a picture over it. Knows no React. */
export class BpmnView {
  readonly #viewer: NavigatedViewer;
  readonly #marked = new Map<string, string>();
  readonly #pads: Pads;
  #chosen: string | null = null;

  constructor(container: HTMLElement, pads: Pads, onChosen: (element: string) => void) {
    this.#pads = pads;
    this.#viewer = new NavigatedViewer({
      container,
      bpmnRenderer: {
        defaultFillColor: 'var(--tl-dgm-fill)',
        defaultStrokeColor: 'var(--tl-dgm-stroke)',
        defaultLabelColor: 'var(--tl-ink)',
      },
      textRenderer: {
        defaultStyle: { fontFamily: 'Inter Variable, sans-serif', fontSize: 12, lineHeight: 1.2 },
        externalStyle: { fontSize: 11 },
      },
    });
    this.#viewer.on('import.parse.complete', (event: { readonly definitions?: object }) => {
      if (event.definitions) widenLabels(event.definitions);
    });
    this.#viewer.on('element.click', (event: { readonly element: Shape }) => {
      const target = event.element.labelTarget ?? event.element;
      if (!target.waypoints && target.parent) onChosen(target.id);
    });
  }

  /** @throws when the XML cannot be drawn */
  async load(xml: string, label: string): Promise<readonly DrawnElement[]> {
    await this.#viewer.importXML(xml);
    const elements = this.elements();
    this.#makeReachable(elements, label);
    for (const shape of this.#registry.getAll()) {
      if (/:(Lane|Participant)$/.test(shape.type)) this.#canvas.addMarker(shape.id, 'tl-lane');
    }
    this.fit();
    return elements;
  }

  /** Everything that is no line, label or plane, in the order of the flow. */
  elements(): readonly DrawnElement[] {
    const shapes = this.#registry
      .getAll()
      .filter((shape) => shape.parent && !shape.waypoints && !shape.labelTarget);
    return shapes
      .filter((shape) => !/:(Lane|Participant|TextAnnotation|Group|Data\w+)$/.test(shape.type))
      .sort((left, right) => left.x - right.x || left.y - right.y)
      .map((shape) => ({
        id: shape.id,
        name: shape.businessObject.name ?? '',
        type: shape.type.replace('bpmn:', ''),
        incoming: flowsOf(shape.incoming),
        outgoing: flowsOf(shape.outgoing),
      }));
  }

  paint(picture: Picture): void {
    const wanted = new Map<string, string>([...picture.elements, ...picture.flows]);
    for (const [id, look] of this.#marked) if (wanted.get(id) !== look) this.#unmark(id, look);
    for (const [id, look] of wanted) if (this.#marked.get(id) !== look) this.#mark(id, look);
    this.#overlays.remove({ type: 'badge' });
    for (const badge of picture.badges) {
      const shape = this.#registry.get(badge.element);
      if (!shape) continue;
      const position = badgePosition(badge, shape);
      this.#overlays.add(shape.id, 'badge', {
        position,
        html: badgeElement(badge),
        scale: { min: 0.9, max: 1.2 },
      });
    }
  }

  /** Shows a card beside an element; the caller fills it. */
  openCard(element: string): HTMLElement {
    this.closeCard();
    const html = document.createElement('div');
    html.className = 'tl-card-place';
    this.#canvas.addMarker(element, 'tl-chosen');
    this.#chosen = element;
    this.#overlays.add(element, 'card', { position: { bottom: -6, left: 0 }, html, scale: false });
    return html;
  }

  closeCard(): void {
    if (this.#chosen !== null && this.#registry.get(this.#chosen))
      this.#canvas.removeMarker(this.#chosen, 'tl-chosen');
    this.#chosen = null;
    this.#overlays.remove({ type: 'card' });
  }

  focus(element: string): void {
    (this.#registry.getGraphics(element) as SVGGElement | undefined)?.focus();
  }

  /** The whole drawing; unless `whole`, only as much as stays readable. With room for what stands over it. */
  fit(whole = false): void {
    this.#canvas.resized();
    const { inner, outer } = this.#canvas.viewbox();
    if (outer.width > 0 && outer.height > 0) this.#canvas.viewbox(placeView(inner, outer, this.#pads, whole));
  }

  zoomBy(factor: number): void {
    this.#canvas.zoom(Math.min(2, Math.max(0.3, this.#canvas.viewbox().scale * factor)));
  }

  /** Brings an element into sight, when it is out of it. */
  show(element: string): void {
    const shape = this.#registry.get(element);
    if (!shape || shape.waypoints) return;
    const view = this.#canvas.viewbox();
    const wanted = viewShowing(view, shape, view.inner, this.#pads, view.scale);
    if (wanted !== view) this.#canvas.viewbox(wanted);
  }

  destroy(): void {
    this.#viewer.destroy();
  }

  /** Elements can be reached by Tab in the order of the flow and opened by Enter. */
  #makeReachable(elements: readonly DrawnElement[], label: string): void {
    const svg = this.#registry.getGraphics(elements[0]?.id ?? '')?.ownerSVGElement;
    svg?.setAttribute('role', 'group');
    svg?.setAttribute('aria-label', label);
    svg?.setAttribute('tabindex', '-1');
    for (const element of elements) {
      const drawn = this.#registry.getGraphics(element.id);
      drawn?.setAttribute('tabindex', '0');
      drawn?.setAttribute('role', 'button');
      drawn?.setAttribute('aria-label', element.name || element.type);
      // Lines of a drawn label are read as one word without a blank between them.
      for (const line of drawn?.querySelectorAll('tspan') ?? []) line.append(' ');
    }
  }

  #mark(id: string, look: string): void {
    if (!this.#registry.get(id)) return;
    this.#canvas.addMarker(id, `tl-${look}`);
    this.#marked.set(id, look);
  }

  #unmark(id: string, look: string): void {
    if (this.#registry.get(id)) this.#canvas.removeMarker(id, `tl-${look}`);
    this.#marked.delete(id);
  }

  get #canvas(): Canvas {
    return this.#viewer.get<Canvas>('canvas');
  }

  get #overlays(): Overlays {
    return this.#viewer.get<Overlays>('overlays');
  }

  get #registry(): Registry {
    return this.#viewer.get<Registry>('elementRegistry');
  }
}

function flowsOf(connections: readonly Shape[]): readonly string[] {
  return connections.filter((each) => each.type === 'bpmn:SequenceFlow').map((each) => each.id);
}
