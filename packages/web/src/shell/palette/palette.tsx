import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import type { Me, SearchHit } from '../../api/contract.ts';
import { searchQuery } from '../../api/queries.ts';
import { recents } from '../recents.ts';
import { entriesFor } from './entries.ts';
import classes from './palette.module.css';
import { PaletteList } from './palette-list.tsx';
import { useOffers } from './use-offers.ts';

interface Props {
  readonly me: Me;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Ctrl K: find a case, task, process or person; go to a page; do something. */
export function Palette({ me, opened, onClose, onKeys }: Props) {
  const [text, setText] = useState('');
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal.Root opened={opened} onClose={close} size={640} yOffset="12vh" transitionProps={{ duration: 90 }}>
      <Modal.Overlay />
      <Modal.Content className={classes.dialog} aria-label="Search, jump">
        <Modal.Body className={classes.body}>
          <Found me={me} text={text} onText={setText} onClose={close} onKeys={onKeys} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Found(
  props: Omit<Props, 'opened'> & { readonly text: string; readonly onText: (text: string) => void },
) {
  const { me, text, onText, onClose, onKeys } = props;
  const [asked] = useDebouncedValue(text, 120);
  const found = useQuery(searchQuery(asked));
  const opened = useSyncExternalStore(recents.subscribe, recents.get);
  const offers = useOffers(me, true, onKeys);
  const open = useOpen();
  const entries = entriesFor(text, {
    recents: opened.slice(0, 5),
    hits: asked.trim().length > 1 ? (found.data?.items ?? []) : [],
    offers,
    open,
  });
  return (
    <PaletteList
      text={text}
      onText={onText}
      entries={entries}
      busy={found.isFetching || asked !== text}
      onChosen={(entry) => {
        onClose();
        entry.run();
      }}
    />
  );
}

function useOpen(): (kind: SearchHit['kind'] | 'decision', id: string) => () => void {
  const navigate = useNavigate();
  return (kind, id) => () => {
    if (kind === 'case') void navigate({ to: '/run/cases/$key', params: { key: id } });
    if (kind === 'task')
      void navigate({ to: '/run/worklist/{-$queue}/{-$task}', params: { queue: 'any', task: id } });
    if (kind === 'process') void navigate({ to: '/map/processes/$id', params: { id } });
    if (kind === 'decision') void navigate({ to: '/change/decisions/$id', params: { id } });
    if (kind === 'person') void navigate({ to: '/run/cases', search: { person: id } });
  };
}
