import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { Kbd } from '../../parts/kbd.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { notices } from './notice-store.ts';
import classes from './undo-bar.module.css';

/** How long a way back is offered, and how long a plain word stands. */
const UNDO_MS = 30_000;
const WORD_MS = 8_000;

export function UndoBar() {
  const notice = useSyncExternalStore(notices.subscribe, notices.get);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!notice || notice.refusal || held) return;
    const timer = setTimeout(() => notices.close(), notice.action ? UNDO_MS : WORD_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  const act = () => {
    notice?.action?.run();
    notices.close();
  };
  useKeys('Last action', notice?.action?.name === 'Undo' ? [{ keys: 'U', does: 'undo', run: act }] : []);
  return (
    <section
      className={classes.place}
      aria-label="Last action"
      aria-live={notice?.refusal ? 'assertive' : 'polite'}
      data-no-print
    >
      {notice && (
        // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer over the bar only stops its clock.
        <div
          key={notice.id}
          className={classes.bar}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon of={notice.refusal ? IconAlertTriangle : IconCheck} />
          <span className={classes.sentence}>{notice.sentence}</span>
          {notice.action && (
            <Button className={classes.action} size="compact-sm" onClick={act}>
              {notice.action.name}
              {notice.action.name === 'Undo' && <Kbd keys="U" />}
            </Button>
          )}
          <CloseButton
            size="sm"
            className={classes.close}
            aria-label="Close"
            onClick={() => notices.close()}
          />
        </div>
      )}
    </section>
  );
}
