import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../api/work-contract.ts';
import { CaseStateMark } from '../parts/case-state.tsx';
import classes from './child-cases.module.css';

/** The cases this one called. */
export function ChildCases({ cases }: { readonly cases: CaseDetail['children'] }) {
  return (
    <section>
      <h2 className={classes.head}>
        Cases it started <span>{cases.length}</span>
      </h2>
      <ul>
        {cases.map((child) => (
          <li key={child.key} className={classes.row}>
            <Link to="/run/cases/$key" params={{ key: child.key }} className={classes.link}>
              {child.number ?? child.title}
            </Link>
            <CaseStateMark state={child.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
