import type { SearchHit } from '../../api/contract.ts';
import type { Recent } from '../recents.ts';

/** One line of Ctrl K. */
export interface Entry {
  readonly id: string;
  readonly group: 'Opened last' | 'Found' | 'Start' | 'Go to' | 'Do';
  readonly kind: SearchHit['kind'] | 'decision' | 'page' | 'command';
  readonly title: string;
  readonly note?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** A command or page, as offered to everybody. */
export type Offer = Omit<Entry, 'id'>;

/** Without text: what was opened last, then what can be done. With text: what was found, then what fits by name. */
export function entriesFor(
  text: string,
  sources: {
    readonly recents: readonly Recent[];
    readonly hits: readonly SearchHit[];
    readonly offers: readonly Offer[];
    readonly open: Open;
  },
): readonly Entry[] {
  const { recents, hits, offers, open } = sources;
  const asked = text.trim().toLowerCase();
  const named = offers
    .filter((offer) => asked === '' || fits(`${offer.title} ${offer.note ?? ''}`, asked))
    .map((offer) => ({ ...offer, id: `${offer.group}-${offer.title}` }));
  if (asked === '') return [...recents.map((recent) => fromRecent(recent, open)), ...named];
  return [...hits.map((hit) => fromHit(hit, open)), ...named];
}

/** Every word of the question begins a word of the text. */
export function fits(text: string, asked: string): boolean {
  const words = text.toLowerCase().split(/[\s,]+/);
  return asked.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

// ---- helpers ----

type Open = (kind: SearchHit['kind'] | 'decision', id: string) => () => void;

function fromRecent(recent: Recent, open: Open): Entry {
  const { kind, id, title, note } = recent;
  return {
    id: `recent-${kind}-${id}`,
    group: 'Opened last',
    kind,
    title,
    ...(note ? { note } : {}),
    run: open(kind, id),
  };
}

function fromHit(hit: SearchHit, open: Open): Entry {
  const { kind, id, title, note } = hit;
  return {
    id: `hit-${kind}-${id}`,
    group: 'Found',
    kind,
    title,
    ...(note ? { note } : {}),
    run: open(kind, id),
  };
}
