import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { BpmnView } from './bpmn-view.ts';
import classes from './diagram.module.css';
import { DiagramTools } from './diagram-tools.tsx';
import type { DrawnElement, Picture } from './picture.ts';

export interface DiagramProps {
  readonly xml: string;
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
  /** Made from what the drawing holds, which is known only after it is read. */
  readonly picture: (elements: readonly DrawnElement[]) => Picture;
  /** The path taken is shown: what was not reached steps back. */
  readonly path?: boolean;
  /** What stands in the card of an element that was chosen. */
  readonly card?: (element: DrawnElement, close: () => void) => ReactNode;
  /** Brought into sight when it changes. */
  readonly show?: string | undefined;
  readonly legend?: ReactNode;
  readonly topPad?: number;
}

/** A BPMN drawing with what happened on it. Drag to move, Ctrl and wheel to zoom, Tab and Enter to open an element. */
export default function Diagram(props: DiagramProps) {
  const { xml, label, picture, path = false, card, show, legend, topPad = 16 } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<BpmnView | null>(null);
  const [elements, setElements] = useState<readonly DrawnElement[]>([]);
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly place: HTMLElement } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is said once; a new drawing is a new xml.
  useEffect(() => {
    let current = true;
    const made: BpmnView = new BpmnView(
      box.current!,
      { top: topPad, right: 20, bottom: 34, left: 20 },
      (id) => setChosen({ id, place: made.openCard(id) }),
    );
    setFailed(false);
    setChosen(null);
    made.load(xml, label).then(
      (drawn) => {
        if (!current) return;
        setElements(drawn);
        setView(made);
      },
      () => current && setFailed(true),
    );
    return () => {
      current = false;
      setView(null);
      made.destroy();
    };
  }, [xml, topPad]);

  useEffect(() => view?.paint(picture(elements)), [view, picture, elements]);
  useEffect(() => {
    if (show) view?.show(show);
  }, [view, show]);
  useResize(box, view);

  const close = () => {
    view?.closeCard();
    if (chosen) view?.focus(chosen.id);
    setChosen(null);
  };
  const element = elements.find((each) => each.id === chosen?.id);
  return (
    <div className={classes.frame} data-ready={view ? true : undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the drawn elements inside are the buttons. */}
      <div
        ref={box}
        className="tl-diagram"
        data-path={path || undefined}
        onKeyDown={(event) => {
          const id = (event.target as Element)
            .closest('[role="button"][data-element-id]')
            ?.getAttribute('data-element-id');
          if (id && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault();
            setChosen({ id, place: view!.openCard(id) });
          }
        }}
      />
      <ArrowHeads />
      {failed && <p className={classes.failed}>This file holds no drawing that can be shown.</p>}
      {legend && <div className={classes.legend}>{legend}</div>}
      {view && <DiagramTools view={view} />}
      {card && chosen && element && createPortal(card(element, close), chosen.place)}
    </div>
  );
}

/** Arrow heads in the colours of the path; the drawing's own have the colour of the line they were made with. */
function ArrowHeads() {
  const heads = { idle: 'var(--tl-dgm-idle)', taken: 'var(--tl-line)', later: 'var(--tl-line-soft)' };
  return (
    <svg className={classes.heads} aria-hidden="true">
      <defs>
        {Object.entries(heads).map(([name, colour]) => (
          <marker
            key={name}
            id={`tl-arrow-${name}`}
            viewBox="0 0 20 20"
            refX={11}
            refY={10}
            markerWidth={name === 'taken' ? 7 : 10}
            markerHeight={name === 'taken' ? 7 : 10}
            orient="auto"
          >
            <path d="M 1 5 L 11 10 L 1 15 Z" fill={colour} stroke={colour} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}

/** A pane that changes its size shows the whole drawing again. */
function useResize(box: React.RefObject<HTMLDivElement | null>, view: BpmnView | null) {
  useEffect(() => {
    if (!view || !box.current) return;
    let width = box.current.clientWidth;
    let height = box.current.clientHeight;
    const observer = new ResizeObserver(([entry]) => {
      const { width: newWidth, height: newHeight } = entry!.contentRect;
      if (Math.abs(newWidth - width) < 2 && Math.abs(newHeight - height) < 2) return;
      width = newWidth;
      height = newHeight;
      view.fit();
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [view, box]);
}
