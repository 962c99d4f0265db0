import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type CaseFilter, processesQuery } from '../api/queries.ts';
import { Icon } from '../parts/icon.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import { STATES } from './case-filter.ts';
import classes from './case-filters.module.css';

/** The filter bar: what is chosen stands in the address, so a filtered list can be sent to a colleague. */
export function CaseFilters({ filter, partner }: { readonly filter: CaseFilter; readonly partner: boolean }) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q ?? '');
  const change = (more: Partial<CaseFilter>) => {
    const next = Object.fromEntries(
      Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined),
    );
    void navigate({ to: '/run/cases', search: next, replace: true });
  };
  const search = useDebouncedCallback((value: string) => change({ q: value.trim() || undefined }), 200);
  useKeys('Cases', [{ keys: '/', does: 'filter', run: () => field.current?.focus() }]);
  return (
    <search className={classes.bar}>
      <TextInput
        ref={field}
        className={classes.text}
        leftSection={<Icon of={IconFilter} size={14} />}
        placeholder="Number, title or person"
        aria-label="Filter by number, title or person"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        size="xs"
      />
      <fieldset className={classes.states}>
        <legend className="visually-hidden">State</legend>
        {STATES.filter((state) => !partner || state.value !== 'incident').map((state) => (
          <button
            key={state.value}
            type="button"
            className={classes.chip}
            aria-pressed={filter.state === state.value}
            onClick={() => change({ state: filter.state === state.value ? undefined : state.value })}
          >
            {state.name}
          </button>
        ))}
      </fieldset>
      {filter.process && !partner && (
        <Chosen
          name="process"
          onRemove={() => change({ process: undefined, version: undefined })}
          value={<ProcessName id={filter.process} version={filter.version} />}
        />
      )}
      {filter.person && (
        <Chosen
          name="person"
          onRemove={() => change({ person: undefined })}
          value={`Worked on by ${filter.person}`}
        />
      )}
    </search>
  );
}

function Chosen(props: {
  readonly name: string;
  readonly value: React.ReactNode;
  readonly onRemove: () => void;
}) {
  return (
    <span className={classes.chosen}>
      {props.value}
      <CloseButton size={24} iconSize={12} aria-label={`Remove the ${props.name}`} onClick={props.onRemove} />
    </span>
  );
}

function ProcessName({ id, version }: { readonly id: string; readonly version: number | undefined }) {
  const processes = useQuery(processesQuery);
  const name = processes.data?.items.find((process) => process.id === id)?.name ?? id;
  return version === undefined ? name : `${name} v${version}`;
}
