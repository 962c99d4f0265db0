import { Run, type RunOptions } from '@throughline/feel';
import type { ExplainedDecision } from '../explain/explanation.ts';

/** Explanations of tables called in a loop tell nothing new after some time. */
const mostExplained = 100;

/** One evaluation of a decision with all it needs: what went wrong in it, and what explains its answer. */
export class DecisionRun extends Run {
  readonly explained: ExplainedDecision[] = [];
  #fault: string | undefined;

  constructor(options: RunOptions | undefined) {
    super({}, options);
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
    if (this.explained.length < mostExplained) this.explained.push(decision);
  }
}
