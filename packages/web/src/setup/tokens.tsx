import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { revokeToken } from '../api/actions.ts';
import type { ApiToken, CreatedToken } from '../api/contract.ts';
import { tokensQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { capital, day, dayAndClock } from '../format/moment.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { notices } from '../shell/notice/notice-store.ts';
import { NewTokenForm } from './new-token-form.tsx';
import { ShownOnce } from './shown-once.tsx';
import classes from './tokens.module.css';

/** One's own API tokens: make, see the secret once, revoke. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  const now = useNow();
  const [created, setCreated] = useState<CreatedToken>();
  const revoke = useRevoke();
  return (
    <section className={classes.section} aria-labelledby="setup-tokens">
      <h2 id="setup-tokens" className={classes.title}>
        API tokens
      </h2>
      <p className={classes.hint}>
        A program with a token of yours may do what you may. The interface is described at{' '}
        <a href="/api/docs" className={classes.link}>
          /api/docs
        </a>
        .
      </p>
      {created && <ShownOnce created={created} onClose={() => setCreated(undefined)} />}
      {tokens.isError && <ProblemNote problem={problemOf(tokens.error)} />}
      {tokens.isPending && <Skeleton rows={2} height={40} label="Loading the tokens" />}
      <ul className={classes.list}>
        {tokens.data?.items.map((token) => (
          <li key={token.key} className={classes.row}>
            <div className={classes.words}>
              <b>{token.name}</b>
              <p className={classes.dim}>
                <code>{token.starts}…</code> {tokenWords(token, now)}
              </p>
            </div>
            <Button size="compact-md" disabled={revoke.isPending} onClick={() => revoke.mutate(token)}>
              Revoke<span className="visually-hidden"> {token.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <NewTokenForm onCreated={setCreated} />
    </section>
  );
}

function useRevoke() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: ApiToken) => revokeToken(token.key),
    onSuccess: (_answer, token) =>
      notices.show({ sentence: `The token “${token.name}” opens nothing any more` }),
    onError: (error) => notices.show({ sentence: problemOf(error).detail, refusal: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

function tokenWords(token: ApiToken, now: Date): string {
  const words = [
    `made ${day(token.createdAt, now)}`,
    token.lastUsedAt ? `last used ${dayAndClock(token.lastUsedAt, now)}` : 'never used',
    token.expiresAt ? `ends ${day(token.expiresAt, now)}` : 'without an end',
  ];
  return capital(words.join(', '));
}
