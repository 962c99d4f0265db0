import type { Finding } from '../../finding.ts';
import { inWords, type Level, severityOf } from './level.ts';
import { pathTo } from './path.ts';

/** Circles that are never left once a run has come to them. */
export function* livelocks(level: Level): Generator<Finding> {
  const { net, search } = level;
  for (const circle of search.circles) {
    const round = [...new Set(circle.flatMap(({ waiting }) => waiting))];
    const [begin] = round.toSorted((one, other) => one.rank - other.rank);
    if (begin === undefined) continue;
    const names = inWords(
      round.map((node) => node.element.id),
      net,
    );
    const sentence = `Once a run comes to ${names}, it goes round there and can never end.`;
    const mend = 'Draw a way out of the circle, with a condition that can become true.';
    yield { ...severityOf(level)(begin.element, 'livelock', sentence, mend), path: pathTo(circle[0], net) };
  }
}
