import { useState } from 'react';
import type { DifferenceCell, DifferenceRow, DifferenceTable } from './difference-rows.ts';
import classes from './table-difference.module.css';

interface Props {
  readonly table: DifferenceTable;
  readonly label: string;
}

/** Above this only what differs is shown at first. */
const ALL_SHOWN = 40;

/** Two versions of a table over each other: signs in a column of their own, old struck, new bold. */
export function TableDifference({ table, label }: Props) {
  const [all, setAll] = useState(table.rows.length <= ALL_SHOWN);
  const rows = all ? table.rows : table.rows.filter((row) => row.change !== 'same');
  const hidden = table.rows.length - rows.length;
  const firstOutput = table.columns.findIndex((column) => column.output);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must be able to stand in it.
    <section className={classes.box} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              #
            </th>
            {table.columns.map((column, at) => (
              <th
                key={`${column.name}-${column.change}-${column.output}`}
                scope="col"
                data-change={column.change}
                data-first-output={at === firstOutput || undefined}
              >
                {column.change !== 'same' && <Sign change={column.change} />}
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.change}-${row.rule}`} row={row} firstOutput={firstOutput} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show the {hidden} rules that are the same
        </button>
      )}
    </section>
  );
}

function Row({ row, firstOutput }: { readonly row: DifferenceRow; readonly firstOutput: number }) {
  return (
    <tr data-change={row.change}>
      <th scope="row" className={classes.number}>
        {row.change !== 'same' && <Sign change={row.change} />}
        {row.rule}
        {row.moved !== undefined && <span className={classes.moved}> was {row.moved}</span>}
      </th>
      {row.cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
        <td key={at} data-first-output={at === firstOutput || undefined}>
          <Cell cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell: { before, after } }: { readonly cell: DifferenceCell }) {
  if (before === after) return <>{after}</>;
  return (
    <>
      {before !== undefined && <del>{before}</del>}
      {before !== undefined && after !== undefined && ' '}
      {after !== undefined && <ins>{after}</ins>}
    </>
  );
}

function Sign({ change }: { readonly change: 'added' | 'removed' | 'changed' | 'same' }) {
  if (change === 'same') return null;
  return (
    <span className={classes.sign} data-change={change}>
      <span aria-hidden="true">{SIGNS[change]}</span>
      <span className="visually-hidden">{WORDS[change]} </span>
    </span>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;
const WORDS = { added: 'new', removed: 'removed', changed: 'changed' } as const;
