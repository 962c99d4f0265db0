import { afterEach, beforeEach } from 'vitest';

/** For tests that tell a story: when one fails, those after it are skipped, because they need what it did. */
export function tellsAStory(): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'A step before this one failed.'));
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail';
  });
}
