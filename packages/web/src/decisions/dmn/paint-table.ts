import type { TableLight, TableMarks } from './table-light.ts';

/** Paints what an explanation and the checks say over the table of dmn-js, as attributes that dmn-viewer.css knows. */
export function paintTable(table: HTMLTableElement, light: TableLight | undefined, marks: TableMarks): void {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th.input-cell')];
  heads.forEach((head, at) => {
    sign(head, 'tl-saw', light?.values[at]);
  });
  table.toggleAttribute('data-lit', light !== undefined && light.fired.size > 0);
  const rows = table.tBodies[0]?.rows ?? [];
  for (let rule = 1; rule <= rows.length; rule += 1) paintRow(rows[rule - 1]!, rule, light, marks);
}

// ---- helpers ----

function paintRow(
  row: HTMLTableRowElement,
  rule: number,
  light: TableLight | undefined,
  marks: TableMarks,
): void {
  const fired = light?.fired.has(rule) ?? false;
  const failed = light?.failed.get(rule);
  const found = marks.rules.get(rule);
  const untested = marks.untested.has(rule);
  row.toggleAttribute('data-fired', fired);
  set(row, 'data-found', found);
  row.toggleAttribute('data-untested', untested);
  const number = row.querySelector<HTMLElement>('td.rule-index');
  if (number) {
    const words = [fired && 'decides', found, untested && 'no test reaches it'].filter(Boolean).join(', ');
    sign(number, 'visually-hidden', words === '' ? undefined : ` ${words}`);
    set(number, 'title', words === '' ? undefined : `Rule ${rule}: ${words}`);
  }
  const cells = row.querySelectorAll<HTMLElement>('td.input-cell, td.output-cell');
  cells.forEach((cell, at) => {
    const here = failed?.column === at + 1;
    cell.toggleAttribute('data-failed', here);
    set(cell, 'data-found', marks.cells.get(`${rule}.${at + 1}`));
    set(cell, 'title', here ? failed?.sentence : undefined);
    sign(cell, 'visually-hidden', here ? ' does not fit' : undefined);
  });
}

function set(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A word of ours at the end of what dmn-js drew. */
function sign(place: HTMLElement, kind: string, words: string | undefined): void {
  const known = place.querySelector<HTMLElement>(`:scope > [data-sign]`);
  if (words === undefined) {
    known?.remove();
    return;
  }
  const made = known ?? place.appendChild(document.createElement('span'));
  made.className = kind;
  made.dataset.sign = '';
  if (made.textContent !== words) made.textContent = words;
}
