/** Room kept free around the drawing, in pixels of the page. */
export interface Pads {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Below this the labels cannot be read; then a part is shown and the rest is reached by dragging. */
const READABLE = 0.7;
const LARGEST = 1.15;

/**
 * The part of the drawing's plane to show, so that all of it fits between the pads as large as is sensible.
 * `whole` shows all of it, however small; else it stays readable and begins at its beginning.
 */
export function placeView(drawing: Box, room: Room, pads: Pads, whole = false): Box {
  const width = room.width - pads.left - pads.right;
  const height = room.height - pads.top - pads.bottom;
  const fitting = Math.min(width / drawing.width, height / drawing.height);
  const scale = Math.min(LARGEST, whole ? fitting : Math.max(READABLE, fitting));
  const left = Math.max(0, (width - drawing.width * scale) / 2);
  const top = Math.max(0, (height - drawing.height * scale) / 2);
  return {
    x: drawing.x - (pads.left + left) / scale,
    y: drawing.y - (pads.top + top) / scale,
    width: room.width / scale,
    height: room.height / scale,
  };
}

/**
 * The same view moved so that a shape stands in its middle, but not past the ends of the drawing; the view itself when
 * the shape is in sight already.
 */
export function viewShowing(view: Box, shape: Box, drawing: Box, pads: Pads, scale: number): Box {
  const left = view.x + pads.left / scale;
  const top = view.y + pads.top / scale;
  const right = view.x + view.width - pads.right / scale;
  const bottom = view.y + view.height - pads.bottom / scale;
  const across = shape.x >= left && shape.x + shape.width <= right;
  if (across && shape.y >= top && shape.y + shape.height <= bottom) return view;
  const x = middle(shape.x + shape.width / 2, right - left, drawing.x, drawing.x + drawing.width);
  const y = middle(shape.y + shape.height / 2, bottom - top, drawing.y, drawing.y + drawing.height);
  return { ...view, x: x - pads.left / scale, y: y - pads.top / scale };
}

/** Where a stretch of `length` begins that has `at` in its middle and stays between `first` and `last`. */
function middle(at: number, length: number, first: number, last: number): number {
  if (last - first <= length) return (first + last - length) / 2;
  return Math.min(last - length, Math.max(first, at - length / 2));
}
