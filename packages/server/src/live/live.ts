import type { LiveFeed } from '../http/live.ts';
import type { Spine } from '../spine/spine.ts';
import { Feed } from './live-feed.ts';

/** The room's public face: what pages that are open are told. */
export function liveFeed({ spine }: { readonly spine: Spine }): LiveFeed {
  return new Feed(spine);
}
