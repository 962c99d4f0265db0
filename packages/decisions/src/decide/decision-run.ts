import { type FeelValue, Run, type RunOptions } from '@throughline/feel';
import type { ExplainedDecision } from '../explain/explanation.ts';
import type { WhyDecision } from '../explain/why.ts';

/** Explanations of tables called in a loop tell nothing new after some time. */
const mostExplained = 100;

/** How much of an explanation is made: none, what is kept with an answer, or all there is to say. */
export type Explaining = 'not' | 'briefly' | 'whole';

/** One evaluation of a decision with all it needs: what went wrong in it, and what explains its answer. */
export class DecisionRun extends Run {
  readonly explained: ExplainedDecision[] = [];
  readonly whys: WhyDecision[] = [];
  readonly explaining: Explaining;
  /** The entries of contexts that were made since the last decision or knowledge model began; kept for `whole` only. */
  entries: (readonly [name: string, value: FeelValue])[] = [];
  #fault: string | undefined;

  constructor(options: RunOptions | undefined, explaining: Explaining = 'briefly') {
    super({}, options);
    this.explaining = explaining;
  }

  /** Why there is no answer to trust; the first reason counts. */
  get fault(): string | undefined {
    return this.#fault ?? this.stopped;
  }

  /** Notes that something is wrong with the data or the rules, and gives the null that stands for it. */
  blame(sentence: string): null {
    this.#fault ??= sentence;
    return null;
  }

  explain(decision: ExplainedDecision): void {
    add(this.explained, decision);
  }

  tellWhy(decision: WhyDecision): void {
    add(this.whys, decision);
  }
}

/** The last one is always kept: it is the decision that was asked for. */
function add<Item>(items: Item[], item: Item): void {
  if (items.length < mostExplained) items.push(item);
  else items[mostExplained - 1] = item;
}
