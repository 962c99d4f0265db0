import { useEffect, useRef, useState } from 'react';
import { BoxedText } from './boxed-text.tsx';
import classes from './logic.module.css';
import { LogicView } from './logic-view.ts';
import type { TableLight, TableMarks } from './table-light.ts';

export interface LogicProps {
  readonly xml: string;
  /** Id of a decision or a knowledge model. */
  readonly element: string;
  readonly label: string;
  readonly light?: TableLight | undefined;
  readonly marks?: TableMarks | undefined;
  /** A rule to bring into sight; a new object brings it again. */
  readonly show?: { readonly rule: number } | undefined;
}

/** What a decision does: its table or expression as dmn-js shows it, with what is lit; anything else as text. */
export default function Logic({ xml, element, label, light, marks = NONE, show }: LogicProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<LogicView | null>(null);
  const [shown, setShown] = useState<{ readonly id: string; readonly how: 'drawn' | 'text' }>();
  useEffect(() => {
    let current = true;
    let made: LogicView | undefined;
    LogicView.open(box.current!, xml).then(
      (opened) => {
        made = opened;
        if (current) setView(opened);
        else opened.destroy();
      },
      () => undefined,
    );
    return () => {
      current = false;
      setView(null);
      setShown(undefined);
      made?.destroy();
    };
  }, [xml]);
  useEffect(() => {
    let current = true;
    view?.show(element, label).then(
      (drawn) => current && setShown({ id: element, how: drawn ? 'drawn' : 'text' }),
      () => current && setShown({ id: element, how: 'text' }),
    );
    return () => {
      current = false;
    };
  }, [view, element, label]);
  const ready = shown?.id === element && shown.how === 'drawn';
  useEffect(() => {
    if (ready) view?.paint(light, marks);
  }, [view, ready, light, marks]);
  useEffect(() => {
    if (ready && show) view?.showRule(show.rule);
  }, [view, ready, show]);
  const fired = light && Math.min(...light.fired);
  useEffect(() => {
    if (ready && fired) view?.showRule(fired);
  }, [view, ready, fired]);
  const text = shown?.id === element && shown.how === 'text';
  return (
    <div className={classes.logic} data-ready={shown?.id === element || undefined}>
      <div ref={box} className="tl-logic" hidden={text} />
      {text && <BoxedText xml={xml} element={element} />}
    </div>
  );
}

const NONE: TableMarks = { rules: new Map(), cells: new Map(), untested: new Set() };
