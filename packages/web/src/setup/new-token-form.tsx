import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createToken } from '../api/actions.ts';
import type { CreatedToken } from '../api/contract.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import classes from './tokens.module.css';

export function NewTokenForm({ onCreated }: { readonly onCreated: (token: CreatedToken) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const create = useMutation({
    mutationFn: () => createToken({ name: name.trim(), ...(days === '' ? {} : { days: Number(days) }) }),
    onSuccess: async (token) => {
      setName('');
      onCreated(token);
      await client.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  return (
    <>
      {create.isError && <ProblemNote problem={problemOf(create.error)} />}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate();
        }}
      >
        <TextInput
          label="What the token is for"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
        />
        <NativeSelect
          label="Ends"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data={[
            { value: '30', label: 'in 30 days' },
            { value: '90', label: 'in 90 days' },
            { value: '365', label: 'in a year' },
            { value: '', label: 'never' },
          ]}
        />
        <Button type="submit" disabled={name.trim() === '' || create.isPending}>
          Make a token
        </Button>
      </form>
    </>
  );
}
