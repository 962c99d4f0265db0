import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveDecisionTests, testFromCase } from '../api/actions.ts';
import { decisionQuery } from '../api/decision-queries.ts';
import { problemOf } from '../api/request.ts';
import type { CaseDetail } from '../api/work-contract.ts';
import { notices } from '../shell/notice/notice-store.ts';

/** A real case becomes a test of its decision, with one click; Undo takes it out again. */
export function useTestFromCase(model: string, of: CaseDetail, seq: number) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(decisionQuery(model));
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['decision-tests', model] });
    void client.invalidateQueries({ queryKey: ['decisions'] });
  };
  const refused = (error: unknown) =>
    notices.show({ sentence: `The tests were not changed. ${problemOf(error).detail}`, refusal: true });
  const make = async () => {
    setBusy(true);
    try {
      const { tests, version } = await testFromCase(model, { case: of.key, seq });
      const made = tests.findLast((test) => test.from?.case === of.key && test.from.seq === seq);
      const undo = async () => {
        const others = tests.filter((test) => test !== made);
        await saveDecisionTests(model, { tests: others, version }).then(refresh, refused);
      };
      refresh();
      notices.show({
        sentence: `Added: test “${made?.name}”`,
        action: { name: 'Undo', run: () => void undo() },
      });
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };
  return { may: data?.may.saveTests ?? false, busy, make: () => void make() };
}
