import { SUPPLIERS } from '../suppliers/catalogue.ts';
import { addDays } from '../suppliers/days.ts';

/** A value as JSON has it. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Answers = { readonly [name: string]: Json };

/** An open task, as far as an answer needs it. */
interface AskedTask {
  readonly element: string;
  readonly variables: Answers;
  /** How many tasks of the case were answered before this one. */
  readonly turn: number;
}

interface Colleague {
  readonly handle: string;
  answer(task: AskedTask): Answers;
}

export const REP = 'katrin.vogel';
export const ORDER_DESK = 'lena.hartwig';
const INSTALLATION = 'miriam.yildiz';

/** After so many refused orders the order desk gives up. */
const MOST_TRIES = 6;

/** Who does each task of the order process, and what they answer. */
export const COLLEAGUES: Readonly<Record<string, Colleague>> = {
  'correct-bundle': { handle: REP, answer: ({ variables }) => enoughBackup(variables) },
  'name-integrator': {
    handle: REP,
    answer: () => ({ integrator: 'Brandt & Köhler IT-Systeme GmbH' }),
  },
  'decide-refused-article': {
    handle: ORDER_DESK,
    answer: ({ turn }) =>
      turn < MOST_TRIES
        ? { action: 'again', note: 'Asked by telephone: they have it again.' }
        : { action: 'end', note: 'It cannot be had.' },
  },
  'book-installation': {
    handle: INSTALLATION,
    answer: ({ variables, turn }) => ({
      installationDate: freeDay(variables, turn),
      onSite: 'Miriam Yildiz',
    }),
  },
  ...Object.fromEntries(
    Object.entries(SUPPLIERS).map(([id, { leadDays, travelDays, prefix }]) => [
      `ask-${id}`,
      {
        handle: ORDER_DESK,
        answer: () => ({
          answer: 'all',
          leavesOn: addDays(new Date().toISOString().slice(0, 10), leadDays - travelDays),
          supplierReference: `${prefix} by telephone`,
        }),
      },
    ]),
  ),
};

// ---------------------------------------------------------------------------------------------------------

function enoughBackup({ model, capacityTb, licenceMonths, powerFeeds }: Answers): Answers {
  const backupTb = Math.ceil(Number(capacityTb) / 100) * 50;
  return {
    model: model!,
    capacityTb: capacityTb!,
    backupTb,
    licenceMonths: licenceMonths!,
    powerFeeds: powerFeeds!,
  };
}

/** Not always the first one: colleagues who book at the same moment would take it from each other. */
function freeDay({ freeDays }: Answers, turn: number): Json {
  const days = Array.isArray(freeDays) ? (freeDays as Json[]) : [];
  return days[turn % days.length] ?? null;
}
