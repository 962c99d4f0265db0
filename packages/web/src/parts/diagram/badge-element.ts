import type { Badge } from './picture.ts';

/** The sign of a badge as an element; the same facts stand in the list beside the diagram. */
export function badgeElement(badge: Badge): HTMLElement {
  const element = document.createElement('span');
  element.className = `tl-badge tl-badge-${badge.kind}`;
  element.title = badge.text;
  element.textContent = WORDED.has(badge.kind) ? badge.text : (SIGNS[badge.kind] ?? '');
  element.setAttribute('aria-hidden', 'true');
  return element;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Boundary events, which may sit where the sign would. */
  readonly attachers?: readonly Place[];
}

/** Tokens at the top left, signs at the top right (below it where an event sits there), words above. */
export function badgePosition(badge: Badge, shape: Place): { top: number; left: number } {
  if (badge.kind === 'token') return { top: -9, left: -9 };
  if (badge.kind === 'now') return { top: -26, left: -9 };
  if (badge.kind === 'join') return { top: -22, left: shape.width / 2 - 8 };
  const right = shape.x + shape.width;
  const taken =
    shape.attachers?.some((each) => each.x + each.width > right - 24 && each.y < shape.y + 8) ?? false;
  return { top: taken ? shape.height - 8 : -8, left: shape.width - 8 };
}

const WORDED = new Set<Badge['kind']>(['token', 'join', 'now']);
const SIGNS: { readonly [kind in Badge['kind']]?: string } = {
  incident: '!',
  error: '!',
  warning: '!',
  advice: 'i',
};
