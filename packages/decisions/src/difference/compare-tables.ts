import type { DecisionTable, InputClause, OutputClause } from '../read/dmn.ts';
import type {
  CellDifference,
  Changed,
  ColumnDifference,
  DecisionDifference,
  RuleDifference,
} from './difference.ts';
import { movedPairs, type Pair, pairUp } from './pair-up.ts';

/** A table seen as columns and rows of text, inputs first. */
interface Sheet {
  readonly policy: string;
  readonly columns: readonly {
    readonly id?: string;
    readonly name: string;
    readonly content: string;
    readonly isInput: boolean;
  }[];
  readonly rows: readonly {
    readonly id?: string;
    readonly cells: readonly string[];
    readonly annotation: string;
  }[];
}

type TableDifference = Pick<DecisionDifference, 'hitPolicy' | 'columns' | 'rules'>;

/** Column by column, rule by rule and cell by cell; empty when the tables say the same. */
export function compareTables(earlier: DecisionTable, later: DecisionTable): TableDifference {
  const before = sheetOf(earlier);
  const after = sheetOf(later);
  const columnPairs = pairColumns(before, after);
  const columns = compareColumns(before, after, columnPairs);
  const rules = compareRules(before, after, columnPairs);
  return {
    ...(before.policy === after.policy ? {} : { hitPolicy: { before: before.policy, after: after.policy } }),
    ...(columns.length === 0 ? {} : { columns }),
    ...(rules.length === 0 ? {} : { rules }),
  };
}

function sheetOf({
  hitPolicy = 'UNIQUE',
  aggregation,
  input = [],
  output = [],
  rule = [],
}: DecisionTable): Sheet {
  return {
    policy: aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`,
    columns: [
      ...input.map((clause) => ({ id: clause.id, isInput: true, ...inputHead(clause) })),
      ...output.map((clause) => ({ id: clause.id, isInput: false, ...outputHead(clause) })),
    ],
    rows: rule.map((row) => ({
      id: row.id,
      cells: [
        ...input.map((_, at) => inputText(row.inputEntry?.[at]?.text)),
        ...output.map((_, at) => row.outputEntry?.[at]?.text?.trim() ?? ''),
      ],
      annotation: annotationOf(row),
    })),
  };
}

function inputHead({ label, name, inputExpression, inputValues }: InputClause) {
  const expression = inputExpression?.text?.trim() ?? '';
  const head = label ?? name ?? expression;
  const content = headText(
    head === expression ? head : `${head}: ${expression}`,
    inputExpression?.typeRef,
    inputValues?.text,
  );
  return { name: head, content };
}

function outputHead({ label, name, typeRef, outputValues, defaultOutputEntry }: OutputClause) {
  const head = label ?? name ?? '';
  const what = name === undefined || head === name ? head : `${head}: ${name}`;
  const content = headText(what, typeRef, outputValues?.text);
  const otherwise = defaultOutputEntry?.text?.trim();
  return { name: head, content: otherwise === undefined ? content : `${content}, else ${otherwise}` };
}

function headText(head: string, type: string | undefined, values: string | undefined): string {
  const allowed = values?.trim();
  return [head, type && `(${type})`, allowed && `in ${allowed}`].filter(Boolean).join(' ');
}

/** An empty input cell says the same as a dash. */
function inputText(text = ''): string {
  return text.trim() || '-';
}

/** Whether a cell in a column that is new or gone changes nothing. */
function saysNothing(text: string): boolean {
  return text === '' || text === '-';
}

/** DMN 1.5 has annotation entries; editors write the description. */
function annotationOf(rule: object): string {
  const { description = '', annotationEntry = [] } = rule as {
    readonly description?: string;
    readonly annotationEntry?: readonly { readonly text?: string }[];
  };
  return [description, ...annotationEntry.map(({ text = '' }) => text)]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}

/** An input never becomes an output. */
function pairColumns(before: Sheet, after: Sheet): readonly Pair[] {
  const inputsBefore = before.columns.filter(({ isInput }) => isInput);
  const inputsAfter = after.columns.filter(({ isInput }) => isInput);
  const outputs = pairUp(before.columns.slice(inputsBefore.length), after.columns.slice(inputsAfter.length));
  return [
    ...pairUp(inputsBefore, inputsAfter),
    ...outputs.map((pair) => ({
      before: pair.before + inputsBefore.length,
      after: pair.after + inputsAfter.length,
    })),
  ];
}

function compareColumns(before: Sheet, after: Sheet, pairs: readonly Pair[]): readonly ColumnDifference[] {
  const moved = movedPairs(pairs);
  const partners = new Map(pairs.map((pair) => [pair.after, pair]));
  const kept = new Set(pairs.map((pair) => pair.before));
  const there = after.columns.flatMap(({ name, content }, at): ColumnDifference[] => {
    const pair = partners.get(at);
    if (pair === undefined) return [{ change: 'added', name, after: at + 1 }];
    const text = changed(before.columns[pair.before]?.content ?? '', content);
    if (text === undefined && !moved.has(pair)) return [];
    return [{ change: 'changed', name, before: pair.before + 1, after: at + 1, ...(text && { text }) }];
  });
  const gone = before.columns.flatMap(({ name }, at): ColumnDifference[] =>
    kept.has(at) ? [] : [{ change: 'removed', name, before: at + 1 }],
  );
  return [...there, ...gone];
}

function compareRules(before: Sheet, after: Sheet, columns: readonly Pair[]): readonly RuleDifference[] {
  const inputs = columns.filter(({ after: at }) => after.columns[at]?.isInput);
  const keyed = ({ rows }: Sheet, side: keyof Pair) =>
    rows.map(({ id, cells }) => ({ id, content: JSON.stringify(inputs.map((pair) => cells[pair[side]])) }));
  const pairs = pairUp(keyed(before, 'before'), keyed(after, 'after'));
  const moved = movedPairs(pairs);
  const partners = new Map(pairs.map((pair) => [pair.after, pair]));
  const kept = new Set(pairs.map((pair) => pair.before));
  const there = after.rows.flatMap((row, at): RuleDifference[] => {
    const pair = partners.get(at);
    if (pair === undefined) return [{ change: 'added', after: at + 1, cells: wholeRow(row.cells, 'after') }];
    const earlier = before.rows[pair.before] as Sheet['rows'][number];
    const cells = compareCells(earlier.cells, row.cells, columns);
    const annotation = changed(earlier.annotation, row.annotation);
    if (cells.length === 0 && annotation === undefined && !moved.has(pair)) return [];
    return [
      { change: 'changed', before: pair.before + 1, after: at + 1, cells, ...(annotation && { annotation }) },
    ];
  });
  const gone = before.rows.flatMap(({ cells }, at): RuleDifference[] =>
    kept.has(at) ? [] : [{ change: 'removed', before: at + 1, cells: wholeRow(cells, 'before') }],
  );
  return [...there, ...gone];
}

function compareCells(
  before: readonly string[],
  after: readonly string[],
  columns: readonly Pair[],
): readonly CellDifference[] {
  const partners = new Map(columns.map((pair) => [pair.after, pair.before]));
  const kept = new Set(columns.map((pair) => pair.before));
  const there = after.flatMap((text, at): CellDifference[] => {
    const partner = partners.get(at);
    if (partner === undefined) return saysNothing(text) ? [] : [{ column: at + 1, after: text }];
    const cell = changed(before[partner] ?? '', text);
    return cell === undefined ? [] : [{ column: at + 1, ...cell }];
  });
  const gone = before.flatMap((text, at): CellDifference[] =>
    kept.has(at) || saysNothing(text) ? [] : [{ column: at + 1, before: text }],
  );
  return [...there, ...gone];
}

function wholeRow(cells: readonly string[], side: keyof Pair): readonly CellDifference[] {
  return cells.map((text, at) => ({ column: at + 1, [side]: text }));
}

function changed(before: string, after: string): Changed<string> | undefined {
  return before === after ? undefined : { before, after };
}
