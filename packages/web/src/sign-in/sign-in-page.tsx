import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signIn } from '../api/actions.ts';
import type { Problem } from '../api/contract.ts';
import { demoQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { Logo } from '../parts/logo.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { DemoPeople } from './demo-people.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';

/** Who are you? By e-mail and password; in the demonstration by a click on a name. */
export function SignInPage() {
  usePageTitle('Sign in');
  const demo = useQuery(demoQuery);
  const { enter, problem, busy } = useSignIn();
  return (
    <main className={classes.page}>
      <div className={classes.sheet} data-demo={demo.data ? true : undefined}>
        <section className={classes.sign}>
          <p className={classes.brand}>
            <Logo size={26} /> Throughline
          </p>
          <h1 className={classes.title}>Sign in</h1>
          <SignInForm onEnter={enter} problem={problem} busy={busy} />
        </section>
        {demo.data && (
          <DemoPeople
            people={demo.data.people}
            busy={busy}
            onChosen={(email) => enter(email, demo.data.password)}
          />
        )}
      </div>
    </main>
  );
}

function useSignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = async (email: string, password: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email, password);
      client.clear();
      await navigate({ to: to ?? '/', replace: true });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { enter, problem, busy };
}
