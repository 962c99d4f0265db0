import type { Finding } from '../../finding.ts';
import { called, warning } from '../scene.ts';
import type { Level } from './level.ts';
import type { Node } from './net.ts';
import { pathTo } from './path.ts';

/** Elements that no run comes to although it comes to one before them; what lies behind them is not told as well. */
export function* deadElements({ scene, net, search }: Level): Generator<Finding> {
  if (search.cut) return;
  const nodes = new Map(net.nodes.map((node) => [node.element.id, node]));
  const entered = (id = '') => search.entered.get(nodes.get(id) as Node);
  for (const node of net.nodes) {
    const { element } = node;
    if (search.entered.has(node) || waitsInVain(node, { search })) continue;
    const before = scene.incoming(element).find(({ source }) => entered(source) !== undefined)?.source;
    if (before === undefined) continue;
    const sentence = `${called(element)} can never be reached: no run takes the way to it.`;
    const mend = 'Correct the conditions on the way to it, or remove it.';
    const path = [...pathTo(entered(before), net), before];
    yield { ...warning(element, 'dead-element', sentence, mend), path };
  }
}

/** A join with some of its tokens: that is told as a deadlock. */
function waitsInVain({ into }: Node, { search }: Pick<Level, 'search'>): boolean {
  return search.stuck.some(({ marking }) => into.some((place) => marking[place] !== 0));
}
