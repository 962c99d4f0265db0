import { setTimeout as wait } from 'node:timers/promises';
import { type LaunchOptions, launch, type Product } from '../product.ts';

export interface KillsOptions {
  readonly launch: LaunchOptions;
  readonly kills: number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** Of all kills, those that hit the product before it listens. */
const WHILE_STARTING = 0.2;
/** Milliseconds. */
const SHORTEST_LIFE = 50;
const LONGEST_LIFE = 2_000;
const LONGEST_START = 1_500;

/** Kills the product again and again at random moments, each time starting it on the same data. Leaves it listening. */
export async function killAgainAndAgain(first: Product, options: KillsOptions): Promise<Product> {
  let product = first;
  for (let kill = 0; kill < options.kills; kill++) {
    const starting = options.random() < WHILE_STARTING;
    const moment = options.random();
    if (!starting) await product.listening;
    await wait(starting ? moment * LONGEST_START : SHORTEST_LIFE + moment * (LONGEST_LIFE - SHORTEST_LIFE));
    await product.kill();
    product = launch(options.launch);
  }
  await product.listening;
  return product;
}
