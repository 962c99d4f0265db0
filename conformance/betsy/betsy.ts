import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseResult, Suite } from '../suite.ts';
import { runConstraints } from './constraints.ts';
import { type BetsyCase, readTests } from './index-file.ts';
import { runCase } from './run-case.ts';

/** The BPMN suite of the University of Bamberg's betsy: what must run, and what must be refused. */
export const betsy: Suite = {
  name: 'betsy',
  async *run(pack) {
    for (const { group, id, file, cases } of readTests(pack)) {
      const xml = readFileSync(join(pack, file), 'utf8');
      for (const [index, one] of cases.entries())
        yield { case: `${group}/${id} ${index + 1}`, models: [xml], ...(await tried(xml, one)) };
    }
    yield* runConstraints(pack);
  },
};

async function tried(xml: string, one: BetsyCase): Promise<Pick<CaseResult, 'status' | 'why'>> {
  try {
    return await runCase(xml, one);
  } catch (error) {
    return { status: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
