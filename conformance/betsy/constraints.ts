import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardRules, structuralRules } from '@throughline/processes';
import { findingsOf } from '../bpmn/deploy.ts';
import type { CaseResult } from '../suite.ts';

/** Only what the standard says counts: that a model lacks what the product needs refuses it for another reason. */
const rules = new Set([...standardRules, ...structuralRules].map(({ code }) => code));

const FOLDER = 'bpmn_constraints';

export interface ConstraintResult extends CaseResult {
  /** The folder's name: the rule the model breaks. */
  readonly rule: string;
  /** The sentence that refuses it in the strict profile, and whether the default refuses it, too. */
  readonly sentence?: string;
  readonly code?: string;
  readonly everyday: boolean;
}

/** The models that break one rule each: the strict profile has to refuse every one. */
export async function* runConstraints(pack: string): AsyncGenerator<ConstraintResult> {
  for (const [rule, file] of filesIn(join(pack, FOLDER))) {
    const xml = readFileSync(join(pack, FOLDER, rule, file), 'utf8');
    const [first] = await errorsOf(xml, 'strict');
    const named = `${FOLDER}/${rule}/${file}`;
    if (first === undefined) {
      yield { case: named, rule, everyday: false, status: 'failed', why: 'the strict profile accepts it' };
      continue;
    }
    const everyday = (await errorsOf(xml, 'default')).length === 0;
    yield { case: named, rule, everyday, status: 'passed', code: first.code, sentence: first.sentence };
  }
}

async function errorsOf(xml: string, profile: 'strict' | 'default') {
  const findings = await findingsOf(xml, { profile });
  return findings.filter(({ severity, code }) => severity === 'error' && rules.has(code));
}

function filesIn(folder: string): readonly (readonly [string, string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((rule) =>
      readdirSync(join(folder, rule))
        .sort()
        .map((file) => [rule, file] as const),
    )
    .filter(([, file]) => file.endsWith('.bpmn'));
}
