import type { Finding } from '../../finding.ts';
import { advice, called, warning } from '../scene.ts';
import type { Level } from './level.ts';
import type { Node } from './net.ts';
import { pathTo } from './path.ts';
import type { State } from './search.ts';

/** Places where tokens of parallel branches meet without being joined, and ends that one run reaches twice. */
export function* pileUps({ net, search }: Level): Generator<Finding> {
  for (const [node, state] of search.pileUps) {
    const finding = node.element.type === 'endEvent' ? twiceEnded(node, state) : twiceEntered(node, state);
    if (finding !== undefined) yield { ...finding, path: pathTo(state, net) };
  }
}

/** What runs beside may end where it likes. */
function twiceEnded({ element }: Node, { aside }: State): Finding | undefined {
  if (aside) return undefined;
  const sentence = `${called(element)} can be reached more than once in the same run, by branches that run in parallel.`;
  const mend =
    'Join the branches with a parallel gateway before it, or give each branch an end event of its own.';
  return advice(element, 'improper-end', sentence, mend);
}

function twiceEntered({ element, enters }: Node, { aside }: State): Finding {
  const say = aside ? advice : warning;
  const twice =
    enters === 'any' ? 'can be entered twice at the same time' : 'can get a second token on the same flow';
  const sentence = `${called(element)} ${twice}: branches that run in parallel come together before it without being joined.`;
  const mend = 'Join them with a parallel gateway, or an inclusive one where not all of them run.';
  return say(element, 'token-pile-up', sentence, mend);
}
