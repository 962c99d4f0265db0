import type { Icon as TablerIcon } from '@tabler/icons-react';

/** An icon beside text: 16 px, thin, hidden from screen readers because the text says it. */
export function Icon({ of: Drawing, size = 16 }: { readonly of: TablerIcon; readonly size?: number }) {
  return <Drawing size={size} stroke={1.75} aria-hidden style={{ flex: 'none' }} />;
}
