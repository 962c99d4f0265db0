import type NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
import { openModel } from './dmn-viewer.ts';
import { paintTable } from './paint-table.ts';
import type { TableLight, TableMarks } from './table-light.ts';

/** A column with a longer text than this gets room to read it. */
const LONG_TEXT = 60;

/** One decision's table or expression, as dmn-js shows it. Knows no React. */
export class LogicView {
  readonly #viewer: NavigatedViewer;
  readonly #container: HTMLElement;

  private constructor(viewer: NavigatedViewer, container: HTMLElement) {
    this.#viewer = viewer;
    this.#container = container;
  }

  /** @throws when the XML cannot be read */
  static async open(container: HTMLElement, xml: string): Promise<LogicView> {
    return new LogicView(await openModel(container, xml), container);
  }

  /** @returns whether dmn-js can show it */
  async show(decision: string, label: string): Promise<boolean> {
    const view = this.#viewer
      .getViews()
      .find(({ id, type }) => id === decision && (type === 'decisionTable' || type === 'literalExpression'));
    if (!view) return false;
    await this.#viewer.open(view);
    this.#makeReadable(label);
    return true;
  }

  paint(light: TableLight | undefined, marks: TableMarks): void {
    const table = this.#container.querySelector<HTMLTableElement>('table.tjs-table');
    if (table) paintTable(table, light, marks);
  }

  /** Brings a rule into sight by moving the pane around the table, never the page. */
  showRule(rule: number): void {
    const table = this.#container.querySelector<HTMLTableElement>('table.tjs-table');
    const row = table?.tBodies[0]?.rows[rule - 1];
    const pane = this.#container.closest<HTMLElement>('[data-scrolls]');
    if (!table || !row || !pane) return;
    const [seen, there] = [pane.getBoundingClientRect(), row.getBoundingClientRect()];
    const top = seen.top + (table.tHead?.offsetHeight ?? 0);
    if (there.top < top) pane.scrollTop -= top - there.top;
    else if (there.bottom > seen.bottom)
      pane.scrollTop += Math.min(there.bottom - seen.bottom, there.top - top);
  }

  destroy(): void {
    this.#viewer.destroy();
  }

  /** A table says what it is, can be scrolled by keyboard, its heads are heads, and empty notes are left out. */
  #makeReadable(label: string): void {
    const table = this.#container.querySelector('table.tjs-table');
    const pane = this.#container.querySelector('.tjs-table-container');
    table?.setAttribute('aria-label', label);
    pane?.setAttribute('tabindex', '0');
    pane?.setAttribute('role', 'group');
    pane?.setAttribute('aria-label', label);
    const rows = [...(table?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
    table?.querySelectorAll('thead th').forEach((head, at) => {
      head.setAttribute('scope', 'col');
      const long = rows.some((row) => (row.cells[at]?.textContent ?? '').length > LONG_TEXT);
      head.toggleAttribute('data-long', long);
    });
    const notes = [...(table?.querySelectorAll('tbody td.annotation') ?? [])];
    table?.toggleAttribute(
      'data-no-notes',
      notes.every((note) => (note.textContent ?? '').replace('-', '').trim() === ''),
    );
    const number = table?.querySelector<HTMLElement>('thead th.index-column');
    if (number && number.textContent === '') number.textContent = '#';
  }
}
