import { lazy } from 'react';

const palette = () => import('./palette/palette.tsx');
const keys = () => import('./keys/keys-dialog.tsx');

/** Not needed for the first paint; fetched with the first touch of a key or the pointer, so that they open at once. */
export const Palette = lazy(() => palette().then((module) => ({ default: module.Palette })));
export const KeysDialog = lazy(() => keys().then((module) => ({ default: module.KeysDialog })));

export function fetchDialogs(): void {
  void palette();
  void keys();
}
