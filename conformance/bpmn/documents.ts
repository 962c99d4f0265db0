import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardRules, structuralRules } from '@throughline/processes';
import type { ConstraintResult } from '../betsy/constraints.ts';
import type { ExecutionResult } from '../bpmn-execution/bpmn-execution.ts';
import { writeElements } from '../elements/write-elements.ts';
import { type CaseResult, scoreOf } from '../suite.ts';
import { parseTree } from './xml-tree.ts';

type Results = ReadonlyMap<string, readonly CaseResult[]>;

const SUITES = ['betsy', 'bpmn-execution', 'bpmn-miwg'];

/** Writes what is made from all BPMN suites together; nothing when one of them was not run. */
export function writeBpmnDocuments(results: Results, root: string): void {
  if (!SUITES.every((suite) => results.has(suite))) return;
  const passed = [...results.values()].flat().filter(({ status, models }) => status === 'passed' && models);
  writeElements(
    passed.flatMap((one) => (one.models ?? []).map((xml) => ({ case: one.case, root: parseTree(xml) }))),
    root,
  );
  const folder = join(root, 'docs/conformance');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bpmn.md'), pageOf(results));
}

function pageOf(results: Results): string {
  const of = (suite: string) => results.get(suite) ?? [];
  const isConstraint = (one: CaseResult): one is ConstraintResult => 'rule' in one;
  const constraints = of('betsy').filter(isConstraint);
  const rows = [
    rowOf(
      'betsy: execution',
      of('betsy').filter((one) => !isConstraint(one)),
    ),
    rowOf('betsy: models that break a rule', constraints),
    rowOf('bpmn-execution', of('bpmn-execution')),
    rowOf('bpmn-miwg: read, write, read', of('bpmn-miwg')),
  ];
  return `<!-- Made by \`npm run conformance -- --write\`; changes by hand are lost. -->

# BPMN conformance

Cases others made, run by \`npm run conformance -- --packs DIR [--suite NAME]\` against \`packages/processes\`: the pure engine
under a virtual clock, with a host in memory (\`packages/processes/src/play/world.ts\`) for called cases, messages, signals, timers and
jobs. No case is known by name. [elements.md](../bpmn/elements.md) says what runs where,
[decisions.md](../bpmn/decisions.md) what was decided where BPMN leaves it open.

| suite | passed | failed | apart | in all |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}

## What fails, and what is counted apart

${notPassed(SUITES.flatMap((suite) => of(suite).map((one) => ({ ...one, case: `${suite}: ${one.case}` }))))}

Apart are cases of betsy that fail and expect what BPMN 2.0.2 rules out (found by what their models hold, with the clause),
and cases of bpmn-execution that are refused for the very reason the pack itself names (\`mayRefuse\`).

## How a case is run

- **betsy.** A script is a job of its name, done by a worker that keeps the log; conditions are written as FEEL. The log is
  compared as a multiset. An incident or a refusal with a reason counts as \`ERROR\` and \`ERROR_runtime\`; that a join can
  never be complete is told by an incident here and counts for nothing, as its tokens just wait (13.4.1).
- **betsy, models that break a rule.** The strict profile must refuse each with a rule of the standard (below); what the
  product itself needs, such as FEEL in conditions, does not count.
- **bpmn-execution.** The case's expressions stand in the place of the model's own, stubs are jobs. Simple JUEL is the
  reader's to translate. A process without \`isExecutable\` may run. A message without key is known by its name alone.
- **bpmn-miwg.** A file is opened, written and compared element by element: names, attributes, text, what each lies in, and
  the order of flows and shapes; what is read of it for a run must be the same, and a second writing give the same text.

## Readings of what is debatable

${notesOf(of('bpmn-execution'))}

## The rules of the two profiles

\`readProcesses(xml, { profile: 'strict' })\` refuses a file for each of these. By default those marked are warnings:
everyday tools break them, and there is no doubt about what is meant.

| rule | BPMN 2.0.2 | by default | code |
| --- | --- | --- | --- |
${standardRules.map(ruleOf).join('\n')}

These are told by the reader and the other checks, in both profiles:

| rule | BPMN 2.0.2 | code |
| --- | --- | --- |
${structuralRules.map(({ code, clause, says }) => `| ${says} | ${clause} | \`${code}\` |`).join('\n')}

## betsy's models that break a rule

The folder names the rule of the University of Bamberg's catalogue.

| rules | refused with | by default |
| --- | --- | --- |
${byRule(constraints).join('\n')}
`;
}

function rowOf(name: string, results: readonly CaseResult[]): string {
  const { passed, failed, excluded, total } = scoreOf(name, results);
  return `| ${name} | ${passed} | ${failed} | ${excluded} | ${total} |`;
}

function notPassed(results: readonly CaseResult[]): string {
  const rest = results.filter(({ status }) => status !== 'passed');
  if (rest.length === 0) return 'Nothing.';
  const rows = rest.map((one) => `| ${one.case} | ${wordOf(one.status)} | ${cell(one.why ?? '')} |`);
  return `| case | | why |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

function wordOf(status: CaseResult['status']): string {
  return status === 'excluded' ? 'apart' : status;
}

function notesOf(results: readonly CaseResult[]): string {
  const notes = results.flatMap((one) => {
    const { note } = one as ExecutionResult;
    return note === undefined ? [] : [`| ${one.case} | ${cell(note)} | ${wordOf(one.status)} |`];
  });
  return `What the pack itself says about its cases:\n\n| case | debatable | |\n| --- | --- | --- |\n${notes.join('\n')}`;
}

function ruleOf({ code, clause, says, everyday }: (typeof standardRules)[number]): string {
  return `| ${says} | ${clause} | ${everyday ? 'warning' : 'refused'} | \`${code}\` |`;
}

function byRule(results: readonly ConstraintResult[]): readonly string[] {
  return [...Map.groupBy(results, ({ rule }) => rule)].map(([rule, of]) => {
    const codes = [
      ...new Set(of.map(({ code, why }) => (code === undefined ? `**${why}**` : `\`${code}\``))),
    ];
    const lets = of.filter(({ everyday }) => everyday).length;
    const byDefault = lets === 0 ? 'refused' : `${lets} of ${of.length} are warnings`;
    return `| ${rule} | ${codes.join(', ')} | ${byDefault} |`;
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}
