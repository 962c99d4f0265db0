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

/** Below this the labels cannot be read; then the beginning is shown and the rest is reached by dragging. */
const SMALLEST = 0.62;
const LARGEST = 1.15;

/** The part of the drawing's plane to show, so that all of it fits between the pads as large as is sensible. */
export function placeView(
  drawing: Box,
  room: { readonly width: number; readonly height: number },
  pads: Pads,
): Box {
  const width = room.width - pads.left - pads.right;
  const height = room.height - pads.top - pads.bottom;
  const fitting = Math.min(width / drawing.width, height / drawing.height);
  const scale = Math.min(LARGEST, Math.max(SMALLEST, fitting));
  const left = Math.max(0, (width - drawing.width * scale) / 2);
  const top = Math.max(0, (height - drawing.height * scale) / 2);
  return {
    x: drawing.x - (pads.left + left) / scale,
    y: drawing.y - (pads.top + top) / scale,
    width: room.width / scale,
    height: room.height / scale,
  };
}
