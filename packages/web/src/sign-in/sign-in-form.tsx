import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../api/contract.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import classes from './sign-in-page.module.css';

interface Props {
  readonly onEnter: (email: string, password: string) => void;
  readonly problem: Problem | null;
  readonly busy: boolean;
}

export function SignInForm({ onEnter, problem, busy }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onEnter(email.trim(), password);
  };
  return (
    <form className={classes.form} onSubmit={send}>
      {problem && <ProblemNote problem={refusalWords(problem)} />}
      <TextInput
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      />
      <Button type="submit" variant="filled" disabled={busy} className={classes.send}>
        Sign in
      </Button>
    </form>
  );
}

function refusalWords(problem: Problem): Problem {
  if (problem.status !== 401) return problem;
  return {
    ...problem,
    detail: 'No account has this e-mail and password.',
    mend: 'Check both, also for capitals. An administrator can set a new password.',
  };
}
