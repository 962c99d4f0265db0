import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import classes from './page-failed.module.css';

/** A page that could not be shown. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>This page could not be shown</h1>
      <ProblemNote problem={problemOf(error)} />
      <Button variant="filled" onClick={again}>
        Try again
      </Button>
    </div>
  );
}
