/** One key of a page. */
export interface Binding {
  /**
   * As it is shown: `J`, `Ctrl+Enter`, `G W` (one after the other), `?`. Letters without Ctrl or Alt are off while
   * typing and when the person switched single-key shortcuts off (WCAG 2.1.4).
   */
  readonly keys: string;
  /** What it does, for the list behind `?`. */
  readonly does: string;
  readonly run: () => void;
}

/** What the keyboard sent. */
export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export interface Circumstances {
  /** The focus is in a field where letters are text. */
  readonly typing: boolean;
  /** The focus is on a button or link, which has its own Enter and Space. */
  readonly onControl: boolean;
  readonly singleKeys: boolean;
  /** The first half of a sequence: `G`. */
  readonly pending: string | null;
}

export type Match =
  | { readonly kind: 'run'; readonly binding: Binding }
  | { readonly kind: 'wait'; readonly pending: string }
  | { readonly kind: 'none' };

/** Which binding a stroke means. Later bindings win: a page's own keys stand over the frame's. */
export function match(stroke: Stroke, bindings: readonly Binding[], around: Circumstances): Match {
  const name = strokeName(stroke);
  if (!mayAct(name, around)) return { kind: 'none' };
  const wanted = around.pending === null ? name : `${around.pending} ${name}`;
  const found = bindings.findLast((binding) => binding.keys.toUpperCase() === wanted);
  if (found) return { kind: 'run', binding: found };
  const starts = bindings.some((binding) => binding.keys.toUpperCase().startsWith(`${wanted} `));
  return starts ? { kind: 'wait', pending: wanted } : { kind: 'none' };
}

// ---- helpers ----

function strokeName(stroke: Stroke): string {
  const key = NAMES.get(stroke.key) ?? stroke.key;
  return `${stroke.ctrl ? 'CTRL+' : ''}${stroke.alt ? 'ALT+' : ''}${key.toUpperCase()}`;
}

function mayAct(name: string, around: Circumstances): boolean {
  if (name.startsWith('CTRL+') || name.startsWith('ALT+') || name === 'ESC') return true;
  if (around.typing) return false;
  if (around.onControl && (name === 'ENTER' || name === 'SPACE')) return false;
  return around.singleKeys || name.length > 1;
}

const NAMES = new Map([
  ['ArrowLeft', 'LEFT'],
  ['ArrowRight', 'RIGHT'],
  ['ArrowUp', 'UP'],
  ['ArrowDown', 'DOWN'],
  ['Escape', 'ESC'],
  [' ', 'SPACE'],
]);
