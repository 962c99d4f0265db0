import type { Definitions } from '../read/dmn.ts';
import { loadXml } from '../read/load-xml.ts';
import { compareTables } from './compare-tables.ts';
import type { Changed, DecisionDifference } from './difference.ts';
import { type ModelElement, modelElements } from './model-elements.ts';

/**
 * What changed between two versions of a model, in the order of the later; what was removed comes last. Tables are
 * compared cell by cell, other logic as text. @throws Error when one of the files cannot be read as DMN.
 */
export async function compareDecisions(
  earlier: string,
  later: string,
): Promise<readonly DecisionDifference[]> {
  const before = modelElements(await definitionsOf(earlier));
  const after = modelElements(await definitionsOf(later));
  const partners = partnersOf(before, after);
  const kept = new Set(partners.values());
  const there = after.flatMap((element) => {
    const partner = partners.get(element);
    return partner === undefined ? [brief(element, 'added')] : compareElements(partner, element);
  });
  const gone = before.filter((element) => !kept.has(element)).map((element) => brief(element, 'removed'));
  return [...there, ...gone];
}

async function definitionsOf(xml: string): Promise<Definitions> {
  const loaded = await loadXml(xml);
  if (!loaded.ok) throw new Error(loaded.finding.sentence);
  return loaded.definitions;
}

/** The earlier form of each later element: the one of its id, else the one of its name. */
function partnersOf(
  before: readonly ModelElement[],
  after: readonly ModelElement[],
): ReadonlyMap<ModelElement, ModelElement> {
  const partners = new Map<ModelElement, ModelElement>();
  const free = new Set(before);
  for (const key of ['id', 'name'] as const) {
    const known = new Map([...free].map((element) => [`${element.element} ${element[key]}`, element]));
    for (const element of after) {
      const partner = known.get(`${element.element} ${element[key]}`);
      if (partner === undefined || partners.has(element) || !free.delete(partner)) continue;
      partners.set(element, partner);
    }
  }
  return partners;
}

function compareElements(before: ModelElement, after: ModelElement): readonly DecisionDifference[] {
  const what = {
    ...differing('renamed', before.name, after.name),
    ...differing('type', before.type, after.type),
    ...differing('requires', before.requires, after.requires),
    ...compareLogic(before, after),
  };
  return Object.keys(what).length === 0 ? [] : [{ ...brief(after, 'changed'), ...what }];
}

/** What stands around a knowledge model's table is in its text, and compared when the tables are the same. */
function compareLogic(before: ModelElement, after: ModelElement): Partial<DecisionDifference> {
  const tables =
    before.table === undefined || after.table === undefined ? {} : compareTables(before.table, after.table);
  const sameKind = (before.table === undefined) === (after.table === undefined);
  if (before.table !== undefined && sameKind && before.element === 'decision') return tables;
  return Object.keys(tables).length > 0 ? tables : differing('text', before.text, after.text);
}

function brief(
  { id, name, element }: ModelElement,
  change: DecisionDifference['change'],
): DecisionDifference {
  return { decision: id, name, element, change };
}

function differing<Name extends string, Value>(
  name: Name,
  before: Value,
  after: Value,
): { readonly [key in Name]?: Changed<Value> } {
  if (JSON.stringify(before) === JSON.stringify(after)) return {};
  return { [name]: { before, after } } as { readonly [key in Name]?: Changed<Value> };
}
