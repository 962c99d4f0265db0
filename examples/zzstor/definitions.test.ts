import { readDecisions, readTests, runTests } from '@throughline/decisions';
import { checkProcess, compileProcess, readProcesses } from '@throughline/processes';
import { expect, test } from 'vitest';
import { company } from './company.ts';
import { COLLEAGUES } from './demo/answers.ts';
import { definitionFiles } from './load.ts';

const files = definitionFiles();
const ending = (kind: string) => files.filter(({ name }) => name.endsWith(kind));
const forms = ending('.form').map(({ content }) => JSON.parse(content) as Form);
const { companies, teams, people } = company();

interface Form {
  readonly id: string;
  readonly components: readonly { key?: string; values?: readonly { value: unknown }[] }[];
}

test.each(ending('.bpmn'))('$name is sound, and drawn to its last flow', async ({ content }) => {
  const read = await readProcesses(content);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  expect([...read.findings, ...read.processes.flatMap(checkProcess)]).toEqual([]);
  for (const { elements, flows } of read.processes) {
    for (const { id } of [...elements, ...flows]) expect(content).toContain(`bpmnElement="${id}"`);
  }
});

test.each(ending('.dmn'))('$name is sound, and drawn to its last requirement', async ({ content }) => {
  const { findings } = await readDecisions(content);
  expect(findings).toEqual([]);
  const drawn = content.matchAll(/<(?:inputData|decision|informationRequirement) id="([^"]+)"/g);
  for (const [, id] of drawn) expect(content).toContain(`dmnElementRef="${id}"`);
});

test.each(ending('.dmn'))(
  '$name passes its test cases, which reach every rule',
  async ({ name, content }) => {
    const beside = files.find((file) => file.name === name.replace('.dmn', '.tests.json'));
    const tests = readTests(beside?.content ?? '');
    const read = await readDecisions(content);
    if (!tests.ok || !read.ok) throw new Error(JSON.stringify([tests.findings, read.findings]));
    expect(tests.file.model).toBe(read.model.id);
    const { results, coverage } = runTests(read.model, tests.file.tests);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(coverage.length).toBeGreaterThan(0);
    for (const { unreached } of coverage) expect(unreached).toEqual([]);
  },
);

test.each(ending('.bpmn'))('$name uses forms, decisions and teams that exist', async ({ content }) => {
  const read = await readProcesses(content);
  if (!read.ok) throw new Error('unreadable');
  const model = compileProcess(read.processes[0]!);
  for (const form of model.forms) expect(forms.map(({ id }) => id)).toContain(form);
  const decisions = ending('.dmn')
    .map((file) => file.content)
    .join();
  for (const decision of model.calledDecisions) expect(decisions).toContain(`<decision id="${decision}"`);
  const groups = [...content.matchAll(/candidateGroups="([^"]+)"/g)].map((match) => match[1]);
  for (const group of groups) expect(teams.map(({ id }) => id)).toContain(group);
  const stages = model.elements.flatMap(({ stage }) => stage ?? []);
  expect(new Set(stages)).toEqual(new Set(model.stages));
});

test('somebody in the demonstration answers every task of the order', async () => {
  const { content } = files.find(({ name }) => name === 'partner-order.bpmn')!;
  const tasks = [...content.matchAll(/<bpmn:userTask id="([^"]+)"/g)].map((match) => match[1]);
  expect(Object.keys(COLLEAGUES).sort()).toEqual(tasks.sort());
  const handles = people.map(({ handle }) => handle);
  for (const { handle } of Object.values(COLLEAGUES)) expect(handles).toContain(handle);
});

test('the integrators a rep can name are the integrators of company.json', () => {
  const fields = forms.find(({ id }) => id === 'name-integrator')?.components;
  const offered = fields?.find(({ key }) => key === 'integrator')?.values?.map(({ value }) => value);
  const integrators = companies.filter(({ roles }) => roles.includes('integrator'));
  expect(offered).toEqual(integrators.map(({ name }) => name));
});

test('company.json agrees with itself', () => {
  const ids = new Set(companies.map(({ id }) => id));
  expect(ids.size).toBe(companies.length);
  const teamIds = new Set(teams.map(({ id }) => id));
  for (const { company: id } of [...teams, ...people]) expect(ids).toContain(id);
  for (const { handle, email, teams: of } of people) {
    expect(email.split('@')[0]).toBe(handle);
    for (const team of of) expect(teamIds).toContain(team);
  }
  const starters = people.filter(({ roles }) =>
    roles.some((role) => ['partner', 'administrator'].includes(role)),
  );
  for (const { company: id } of starters) {
    expect(companies.find((one) => one.id === id)?.roles).toContain('partner');
  }
  for (const { roles, partner, marketing, sales12Months } of companies) {
    if (roles.includes('customer')) expect(ids).toContain(partner);
    if (!roles.includes('partner')) continue;
    expect(sales12Months).toBeGreaterThan(0);
    const known = people.find(({ name }) => name === marketing?.name);
    if (known) expect(marketing?.email).toBe(known.email);
  }
});
