import { IconAlertTriangle, IconCloudOff, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../api/contract.ts';
import { Icon } from './icon.tsx';
import { Note } from './note.tsx';

/** A refusal in words: what happened, what to do, and the code behind "Details". */
export function ProblemNote(props: { readonly problem: Problem; readonly children?: ReactNode }) {
  const { problem, children } = props;
  const look = lookOf(problem);
  return (
    <Note tone={look.tone} icon={<Icon of={look.icon} />} role="alert">
      <b>{problem.detail}</b> {problem.mend}
      {children}
      {problem.status > 0 && (
        <details>
          <summary>Details</summary>
          {problem.title} ({problem.status}, {problem.code}
          {problem.place ? `, at ${problem.place}` : ''})
        </details>
      )}
    </Note>
  );
}

function lookOf(problem: Problem) {
  if (problem.code === 'unreachable') return { tone: 'line', icon: IconCloudOff } as const;
  if (problem.status === 403) return { tone: 'plain', icon: IconLock } as const;
  if (problem.status === 404) return { tone: 'plain', icon: IconInfoCircle } as const;
  return { tone: 'miss', icon: IconAlertTriangle } as const;
}
