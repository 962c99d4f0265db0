import { parseArgs } from 'node:util';
import { type CaseEvent, World, type WorldCase } from '@throughline/processes';
import { type CliCommand, CommandError, UsageError } from '../command.ts';
import { jsonObject } from '../json-object.ts';
import { decisionsOf, processesOf } from '../play-models.ts';
import { type PlayStep, play, waiting } from '../play-steps.ts';

export const runCommand: CliCommand = {
  usage:
    'run MODEL.bpmn [MODEL.bpmn|MODEL.dmn...] [--process ID] [--vars JSON] [--from MOMENT] [--complete ELEMENT[=JSON]]... ' +
    '[--error ELEMENT=CODE]... [--message NAME[=KEY]]... [--signal NAME]... [--advance PT1H]... [--json]',
  summary:
    'Plays a process in virtual time, step by step in the order given, and prints what happens and what waits at the end.',
  async run(args) {
    const { values, positionals, tokens } = parseArgs({
      args,
      options,
      allowPositionals: true,
      tokens: true,
    });
    const models = await processesOf(positionals);
    const started = values.process ?? models[0].id;
    const print = values.json ? asJson : asText;
    const world = new World(models, {
      now: momentOf(values.from),
      decision: await decisionsOf(positionals),
      told: (event, of, now) => process.stdout.write(`${print(event, of, now)}\n`),
    });
    const steps = tokens.flatMap((token): PlayStep[] =>
      token.kind === 'option' && token.name in DOES
        ? [{ does: token.name as PlayStep['does'], text: token.value! }]
        : [],
    );
    const refusal = play(world, started, jsonObject('--vars', values.vars), steps);
    if (refusal !== undefined) throw new CommandError(refusal.sentence, refusal.mend);
    const left = waiting(world);
    if (!values.json)
      process.stdout.write(left.length === 0 ? 'Nothing waits any more.\n' : `Waits: ${left.join(', ')}.\n`);
    return world.cases.some(({ state }) => state?.waits.some(({ kind }) => kind === 'incident')) ? 1 : 0;
  },
};

const DOES: Readonly<Record<PlayStep['does'], true>> = {
  ...{ complete: true, error: true, message: true, signal: true, advance: true },
};

const options = {
  process: { type: 'string' },
  vars: { type: 'string', default: '{}' },
  json: { type: 'boolean' },
  from: { type: 'string', default: '2030-01-01T00:00:00.000Z' },
  complete: { type: 'string', multiple: true },
  error: { type: 'string', multiple: true },
  message: { type: 'string', multiple: true },
  signal: { type: 'string', multiple: true },
  advance: { type: 'string', multiple: true },
} as const;

function momentOf(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new UsageError(`--from ${text} is no moment like 2030-01-01T08:00:00Z.`);
  return moment.toISOString();
}

function asJson(event: CaseEvent, of: WorldCase, now: string): string {
  return JSON.stringify({ at: now, case: of.key, process: of.model.id, ...event });
}

/** `2030-01-01 01:00:00  order      task.created  Check the order` */
function asText(event: CaseEvent, of: WorldCase, now: string): string {
  const id = 'element' in event ? event.element : undefined;
  const element = id === undefined ? '' : (of.model.elementOf.get(id)?.name ?? id);
  return [now.slice(0, 19).replace('T', ' '), of.model.id, event.type.padEnd(24), element]
    .join('  ')
    .trimEnd();
}
