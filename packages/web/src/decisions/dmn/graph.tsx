import { ActionIcon } from '@mantine/core';
import { IconZoomScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { Tip } from '../../parts/tip.tsx';
import classes from './graph.module.css';
import { GraphView } from './graph-view.ts';

export interface GraphProps {
  readonly xml: string;
  /** What the drawing shows, for those who do not see it. */
  readonly label: string;
  readonly chosen: string | undefined;
  /** Decisions that took part in the last answer. */
  readonly part: readonly string[];
  readonly onChosen: (element: string) => void;
}

/** The graph of a model. Drag to move, Ctrl and wheel to zoom, Tab and Enter to choose a decision. */
export default function Graph({ xml, label, chosen, part, onChosen }: GraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const choose = useRef(onChosen);
  choose.current = onChosen;
  const [view, setView] = useState<GraphView | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let current = true;
    let made: GraphView | undefined;
    setMissing(false);
    GraphView.open(box.current!, xml, label, (id) => choose.current(id)).then(
      (opened) => {
        made = opened;
        if (!current) opened?.destroy();
        else if (opened) setView(opened);
        else setMissing(true);
      },
      () => current && setMissing(true),
    );
    return () => {
      current = false;
      setView(null);
      made?.destroy();
    };
  }, [xml, label]);
  useEffect(() => view?.mark(chosen, part), [view, chosen, part]);
  useEffect(() => {
    if (!view || !box.current) return;
    const observer = new ResizeObserver(() => view.fit());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [view]);
  return (
    <div className={classes.frame} data-ready={view ? true : undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the drawn decisions inside are the buttons. */}
      <div
        ref={box}
        className="tl-graph"
        onKeyDown={(event) => {
          const drawn = (event.target as Element).closest('[role="button"][data-element-id]');
          const id = drawn?.getAttribute('data-element-id');
          if (!id || (event.key !== 'Enter' && event.key !== ' ')) return;
          event.preventDefault();
          onChosen(id);
        }}
      />
      {missing && (
        <p className={classes.missing}>
          This file holds no drawing of its graph. The list names its decisions.
        </p>
      )}
      {view && (
        <div className={classes.tools}>
          <Tip label="Whole graph">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label="Whole graph"
              onClick={() => view.whole()}
            >
              <Icon of={IconZoomScan} />
            </ActionIcon>
          </Tip>
        </div>
      )}
    </div>
  );
}
