import type { Finding } from '../../finding.ts';
import type { ElementDefinition } from '../../read/definition.ts';
import { advice, called, type Rule, type Scene } from '../scene.ts';
import { deadElements } from './dead-elements.ts';
import { deadlocks } from './deadlocks.ts';
import type { Level } from './level.ts';
import { livelocks } from './livelocks.ts';
import { type Leaving, type Net, netOf } from './net.ts';
import { pathTo } from './path.ts';
import { pileUps } from './pile-ups.ts';
import { type Search, Searcher } from './search.ts';

/**
 * So many constellations of tokens are looked at on each level, nearest first, and as many again along some runs; then
 * the check says that it stopped.
 */
const mostStates = 2_500;

/** All levels together may cost so many looks at a place of a token, and none with more elements is begun. */
const mostLooks = 2_000_000;
const mostElements = 1_000;

interface Budget {
  looks: number;
}

/**
 * How the process behaves, whatever its data: where a run can get stuck, turn in circles, or do things twice. For a
 * process whose structure is sound only. Each level (the process, each sub-process) is searched by itself.
 */
export const checkBehaviour: Rule = (scene) => [
  ...checkLevel(scene, undefined, { looks: mostLooks }).findings,
];

interface Checked {
  readonly findings: readonly Finding[];
  /** It never ends by itself: an error always leaves it. */
  readonly fails: boolean;
}

function checkLevel(scene: Scene, scope: ElementDefinition | undefined, budget: Budget): Checked {
  const inner = new Map(
    scene.process.elements
      .filter((one) => one.scope === scope?.id && isScope(one))
      .map((one) => [one, checkLevel(scene, one, budget)]),
  );
  const deeper = [...inner.values()].flatMap(({ findings }) => findings);
  if (scene.process.elements.filter((one) => one.scope === scope?.id).length > mostElements) {
    return { findings: [...stoppedEarly(scene, scope, 0), ...deeper], fails: false };
  }
  const leaving: Leaving = (element) => (inner.get(element)?.fails ? 'fails' : 'completes');
  const net = netOf(scene, scope?.id, leaving);
  // The steps of an ad-hoc sub-process are chosen by a worker, who may also choose what a join waits for.
  if (scope?.type === 'adHocSubProcess') return { findings: deeper, fails: false };
  const search = searchWithin(budget, net);
  const level = { scene, net, search, escapable: canEscape(scene, scope) };
  const own = [...findingsOf(level), ...(search.cut ? stoppedEarly(scene, scope, search.states.length) : [])];
  const nested = [...inner].flatMap(([element, checked]) => {
    const way = wayInto(element, net, search);
    return checked.findings.map((finding) =>
      finding.path === undefined ? finding : { ...finding, path: [...way, ...finding.path] },
    );
  });
  const fails = search.ends && !search.completes && !search.cut && !catchesInside(scene, scope);
  return { findings: [...own, ...nested], fails };
}

function searchWithin(budget: Budget, net: Net): Search {
  const places = Math.max(1, net.places.length);
  const search = new Searcher(net).run(Math.min(mostStates, Math.floor(budget.looks / places / 2)));
  budget.looks -= search.states.length * places;
  return search;
}

function findingsOf(level: Level): readonly Finding[] {
  return [...deadlocks(level), ...pileUps(level), ...livelocks(level), ...deadElements(level)];
}

/** How a run gets into a sub-process; one that an event starts may begin at any time. */
function wayInto(element: ElementDefinition, net: Net, search: Search): readonly string[] {
  const node = net.nodes.find((one) => one.element === element);
  const state = node && search.entered.get(node);
  return state === undefined ? [] : [...pathTo(state, net), element.id];
}

function isScope({ type }: ElementDefinition): boolean {
  return /SubProcess$|^subProcess$|^transaction$/.test(type);
}

/** Whether an event from outside may end what goes on in the scope, or in one around it. */
function canEscape(scene: Scene, scope: ElementDefinition | undefined): boolean {
  const breaks = (event: ElementDefinition) =>
    event.interrupting && event.triggers.some(({ type }) => comesByItself.has(type));
  const events = scene.process.elements.filter(
    (one) => one.type === 'eventSubProcess' && one.scope === scope?.id,
  );
  const starts = scene.process.elements.filter(
    (one) => one.type === 'startEvent' && events.some(({ id }) => id === one.scope),
  );
  const boundaries = scene.process.elements.filter(
    (one) => scope !== undefined && one.attachedTo === scope.id,
  );
  if ([...starts, ...boundaries].some(breaks)) return true;
  return scope !== undefined && canEscape(scene, scene.elementOf.get(scope.scope ?? ''));
}

const comesByItself = new Set(['timer', 'message', 'signal', 'conditional']);

/** An event sub-process catches what would leave the scope, and lets it end in peace. */
function catchesInside({ process }: Scene, scope: ElementDefinition | undefined): boolean {
  return process.elements.some((one) => one.type === 'eventSubProcess' && one.scope === scope?.id);
}

function* stoppedEarly(
  { process }: Scene,
  scope: ElementDefinition | undefined,
  states: number,
): Generator<Finding> {
  const where = scope === undefined ? 'the process' : called(scope).replace(/^The/, 'the');
  const sentence = `How ${where} behaves was not looked at whole: the check stopped after ${states} constellations of its tokens.`;
  const mend = 'Mend what was found and check again, or divide it into sub-processes.';
  yield advice(scope ?? process, 'check-stopped-early', sentence, mend);
}
