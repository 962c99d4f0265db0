import {
  compileExpression,
  type FeelValue,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '@throughline/feel';
import { childOf, childrenOf, type Element } from './xml.ts';

/** The value of an element that holds a `value`, `component`s or a `list`; throws where its text is none of its type. */
export function readValue(element: Element): FeelValue {
  if (element.attributes.nil === 'true') return null;
  const components = childrenOf(element, 'component');
  if (components.length > 0) {
    return Object.fromEntries(components.map((part) => [part.attributes.name ?? '', readValue(part)]));
  }
  const list = childOf(element, 'list');
  if (list !== undefined) {
    return list.attributes.nil === 'true' ? null : childrenOf(list, 'item').map(readValue);
  }
  const value = childOf(element, 'value');
  return value === undefined ? null : readSimple(value);
}

function readSimple({ attributes, text }: Element): FeelValue {
  if (attributes.nil === 'true') return null;
  const type = attributes.type?.slice(attributes.type.indexOf(':') + 1);
  const read = type === undefined ? undefined : readers[type];
  if (type !== undefined && read === undefined) throw new Error(`Values of the type ${type} are not known.`);
  if (read === undefined) return text;
  const value = read(text.trim(), text);
  if (value === null) throw new Error(`${JSON.stringify(text)} is no ${type}.`);
  return value;
}

type Reader = (trimmed: string, text: string) => FeelValue;

const readText: Reader = (_, text) => text;

/** The simple types of XML Schema (part 2) that can stand for FEEL values; null where the text does not fit. */
const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(['string', 'normalizedString', 'token', 'anyURI'].map((type) => [type, readText])),
  ...Object.fromEntries(
    ['decimal', 'integer', 'long', 'int', 'short', 'byte', 'double', 'float'].map((type) => [
      type,
      readNumber,
    ]),
  ),
  boolean: (text) =>
    text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null,
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  duration: parseDuration,
  dayTimeDuration: parseDuration,
  yearMonthDuration: parseDuration,
};

/** All digits are kept. */
function readNumber(text: string): FeelValue {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const compiled = compileExpression(text.replace(/^\+/, '').replace(/\.(?=$|[eE])/, ''));
  return compiled.ok ? compiled.expression.evaluate({}).value : null;
}
