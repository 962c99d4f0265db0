import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveDecisionTests } from '../../api/actions.ts';
import type { Problem } from '../../api/contract.ts';
import type { DecisionDetail, DecisionTest, DecisionTests } from '../../api/decision-contract.ts';
import { decisionTestsQuery } from '../../api/decision-queries.ts';
import { problemOf } from '../../api/request.ts';
import { notices } from '../../shell/notice/notice-store.ts';

/** The test cases of a model, with what they say now. */
export interface Testing {
  readonly tests: readonly DecisionTest[];
  readonly found: DecisionTests | undefined;
  readonly problem: Problem | undefined;
  readonly may: boolean;
  readonly busy: boolean;
  /** Place of the test whose values are being changed. */
  readonly editing: number | undefined;
  edit(place: number | undefined): void;
  add(test: DecisionTest): Promise<boolean>;
  replace(place: number, test: DecisionTest): Promise<boolean>;
  remove(place: number): Promise<boolean>;
}

/** Each change is saved at once and can be undone. */
export function useTesting(model: DecisionDetail): Testing {
  const client = useQueryClient();
  const query = decisionTestsQuery(model.id);
  const found = useQuery(query);
  const [busy, setBusy] = useState(false);
  const [editing, setEditing] = useState<number>();
  const tests = found.data?.tests ?? [];

  const save = async (
    next: readonly DecisionTest[],
    version: number | undefined,
    done: string,
    undo?: readonly DecisionTest[],
  ) => {
    setBusy(true);
    try {
      const saved = await saveDecisionTests(model.id, { tests: next, ...(version ? { version } : {}) });
      client.setQueryData(query.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['decisions'] });
      const action = undo && {
        name: 'Undo',
        run: () => void save(undo, saved.version, 'Taken back. The tests are as they were.'),
      };
      notices.show({ sentence: done, ...(action ? { action } : {}) });
      return true;
    } catch (error) {
      const problem = problemOf(error);
      notices.show({ sentence: `The tests were not saved. ${problem.detail}`, refusal: true });
      void client.invalidateQueries({ queryKey: query.queryKey });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const version = found.data?.version;
  return {
    tests,
    found: found.data,
    problem: found.error ? problemOf(found.error) : undefined,
    may: model.may.saveTests,
    busy,
    editing,
    edit: setEditing,
    add: (test) => save([...tests, test], version, `Added: test “${test.name}”`, tests),
    replace: (place, test) =>
      save(
        tests.map((each, at) => (at === place ? test : each)),
        version,
        `Changed: test “${test.name}”`,
        tests,
      ),
    remove: (place) => {
      setEditing(undefined);
      return save(
        tests.filter((_each, at) => at !== place),
        version,
        `Deleted: test “${tests[place]?.name}”`,
        tests,
      );
    },
  };
}
