import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openBpmn, readProcesses, writeBpmn } from '@throughline/processes';
import { parseTree } from '../bpmn/xml-tree.ts';
import type { CaseResult, Suite } from '../suite.ts';
import { differences, sameOrder } from './compare.ts';

/** The reference models of the BPMN Model Interchange Working Group: read, written and read again. */
export const bpmnMiwg: Suite = {
  name: 'bpmn-miwg',
  async *run(folder) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((one) => /\.bpmn(20\.xml)?$/.test(one)).sort()) {
      const why = await whyNot(readFileSync(join(folder, file), 'utf8'));
      yield {
        case: file,
        ...(why === undefined ? { status: 'passed' } : { status: 'failed', why }),
      } as CaseResult;
    }
  },
};

async function whyNot(xml: string): Promise<string | undefined> {
  try {
    return await lossOf(xml);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function lossOf(xml: string): Promise<string | undefined> {
  const opened = await openBpmn(xml);
  if (!opened.ok) return opened.findings[0]?.sentence;
  const written = await writeBpmn(opened.file);
  const [before, after] = [parseTree(xml), parseTree(written)];
  const lost = differences(before, after);
  if (lost.length > 0) return `${lost.length} differences; the first: ${lost[0]}`;
  if (!sameOrder(before, after)) return 'flows or shapes come in another order';
  if (!isDeepStrictEqual(await meaningOf(xml), await meaningOf(written))) return 'it means something else';
  const again = await openBpmn(written);
  if (!again.ok || (await writeBpmn(again.file)) !== written)
    return 'writing it a second time gives another text';
  return undefined;
}

/** All that is read of a file for a run, without its lines. */
async function meaningOf(xml: string): Promise<unknown> {
  const read = await readProcesses(xml, { assumeExecutable: true });
  return JSON.parse(
    JSON.stringify(read, (key, value) => (key === 'line' || key === 'column' ? undefined : value)),
  );
}
