import {
  addValues,
  type FeelValue,
  type Json,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  toJson,
} from '@throughline/feel';
import { numbersIn, stringsIn } from './mentions.ts';

/** How the values of one ordered kind are read, told apart and moved; JSON on the outside. */
export interface Scale {
  /** Null for what is no value of the kind. */
  readonly read: (json: Json) => FeelValue;
  /** The values of the kind that texts of FEEL hold. */
  readonly literals: (texts: Iterable<string>) => readonly Json[];
  /** The value a number of smallest sensible steps away; the step depends on how finely `like` are given. */
  readonly move: (json: Json, steps: number, like: readonly Json[]) => Json;
  /** Where on the scale a value lies, so that distances can be compared; days for all kinds of time. */
  readonly place: (json: Json) => number;
}

/** The scale of a type by its name in FEEL; undefined for types without order. */
export function scaleOf(type: string): Scale | undefined {
  return scales[type];
}

const secondsPerDay = 86_400;

const numbers: Scale = {
  read: (json) => (typeof json === 'number' ? json : null),
  literals: numbersIn,
  move: (json, steps, like) => {
    const decimals = Math.max(...like.map(decimalsOf));
    const step = steps / 10 ** decimals;
    return toJson(addValues(json as number, Number(step.toFixed(decimals))) ?? null);
  },
  place: (json) => Number(json),
};

const scales: Readonly<Record<string, Scale>> = {
  number: numbers,
  date: temporal(parseDate, (steps) => `P${steps}D`, placeOfDay),
  'date and time': temporal(parseDateTime, (steps) => `PT${steps}S`, placeOfMoment),
  time: temporal(parseTime, (steps) => `PT${steps}S`, placeOfTime),
  'days and time duration': temporal(parseDuration, durationStep, placeOfDuration),
  'years and months duration': temporal(parseDuration, (steps) => `P${steps}M`, placeOfMonths),
};

function temporal(
  parse: (text: string) => FeelValue,
  step: (steps: number, like: readonly Json[]) => string,
  place: (text: string) => number,
): Scale {
  const read = (json: Json) => (typeof json === 'string' ? parse(json) : null);
  return {
    read,
    literals: (texts) => stringsIn(texts).filter((text) => read(text) !== null),
    move: (json, steps, like) => {
      const by = parseDuration(`${steps < 0 ? '-' : ''}${step(Math.abs(steps), like)}`);
      return toJson(addValues(read(json), by) ?? null);
    },
    place: (json) => (typeof json === 'string' ? place(json) : Number.NaN),
  };
}

/** Durations that are given in days are changed by days. */
function durationStep(steps: number, like: readonly Json[]): string {
  return like.some((text) => String(text).includes('T')) ? `PT${steps}S` : `P${steps}D`;
}

function placeOfDay(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / secondsPerDay / 1000;
}

/** Moments without a zone, or with a named one, are placed as if they were in UTC: near enough to compare distances. */
function placeOfMoment(text: string): number {
  const moment = text.replace(/(\.\d{3})\d+/, '$1').replace(/@.*$/, '');
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`) / secondsPerDay / 1000;
}

function placeOfTime(text: string): number {
  const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)/.exec(text) ?? [];
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / secondsPerDay;
}

function placeOfDuration(text: string): number {
  const parts = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0] = parts ?? [];
  if (parts === null) return Number.NaN;
  const size = Number(days) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / secondsPerDay;
  return sign === '-' ? -size : size;
}

const daysPerMonth = 30;

function placeOfMonths(text: string): number {
  const parts = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  const [, sign, years = 0, months = 0] = parts ?? [];
  if (parts === null) return Number.NaN;
  const size = (Number(years) * 12 + Number(months)) * daysPerMonth;
  return sign === '-' ? -size : size;
}

/** More decimals than any amount of money or rate has would make steps that nobody understands. */
const mostDecimals = 6;

function decimalsOf(json: Json): number {
  const [, decimals = ''] = String(json).split('.');
  return Math.min(/^\d+$/.test(decimals) ? decimals.length : 0, mostDecimals);
}
