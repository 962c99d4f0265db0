import {
  IconArrowRight,
  IconChecklist,
  IconFileDescription,
  IconPlayerPlay,
  IconRoute,
  IconSearch,
  IconTable,
  IconUser,
} from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { Kbd } from '../../parts/kbd.tsx';
import type { Entry } from './entries.ts';
import classes from './palette.module.css';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly entries: readonly Entry[];
  readonly busy: boolean;
  readonly onChosen: (entry: Entry) => void;
}

/** A combobox: the focus stays in the field, arrows move the choice, Enter takes it. */
export function PaletteList({ text, onText, entries, busy, onChosen }: Props) {
  const [at, setAt] = useState(0);
  const place = Math.min(at, Math.max(0, entries.length - 1));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-place="${place}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((place + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && entries[place]) {
      event.preventDefault();
      onChosen(entries[place]);
    }
  };
  return (
    <>
      <div className={classes.field}>
        <Icon of={IconSearch} size={17} />
        <input
          type="text"
          value={text}
          onChange={(event) => {
            setAt(0);
            onText(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          placeholder="Number, name, process, person or what you want to do"
          aria-label="Search, jump"
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls="palette-list"
          aria-activedescendant={entries[place] ? `palette-${place}` : undefined}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Kbd keys="Esc" />
      </div>
      <div ref={list} id="palette-list" role="listbox" aria-label="Found" className={classes.list}>
        {entries.map((entry, index) => (
          <Row
            key={entry.id}
            entry={entry}
            index={index}
            chosen={index === place}
            heads={entry.group !== entries[index - 1]?.group}
            onChosen={onChosen}
            onHover={() => setAt(index)}
          />
        ))}
      </div>
      <p className={classes.nothing} role="status">
        {entries.length === 0 &&
          !busy &&
          `Nothing fits “${text}”. Searched numbers, titles, processes and people.`}
      </p>
    </>
  );
}

function Row(props: {
  readonly entry: Entry;
  readonly index: number;
  readonly chosen: boolean;
  readonly heads: boolean;
  readonly onChosen: (entry: Entry) => void;
  readonly onHover: () => void;
}) {
  const { entry, index, chosen, heads, onChosen, onHover } = props;
  return (
    <>
      {heads && (
        <div className={classes.group} role="presentation">
          {entry.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is named, never focused. */}
      <div
        id={`palette-${index}`}
        data-place={index}
        role="option"
        aria-selected={chosen}
        className={classes.row}
        onClick={() => onChosen(entry)}
        onMouseMove={onHover}
      >
        <Icon of={ICONS[entry.kind]} />
        <span className={classes.title}>{entry.title}</span>
        {entry.note && <span className={classes.note}>{entry.note}</span>}
        <span className={classes.space} />
        {entry.keys && <Kbd keys={entry.keys} />}
      </div>
    </>
  );
}

const ICONS = {
  case: IconFileDescription,
  task: IconChecklist,
  process: IconRoute,
  decision: IconTable,
  person: IconUser,
  page: IconArrowRight,
  command: IconPlayerPlay,
} as const;
