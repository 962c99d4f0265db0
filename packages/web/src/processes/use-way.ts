import { useEffect, useState } from 'react';

/** How long a step of a way stays before the next, in milliseconds. */
const PACE = 350;

/**
 * The part of a way that has been played so far, one element or flow after the other; all of it at once for who wants
 * no motion. A new array is played from its start.
 */
export function useWay(way: readonly string[]): readonly string[] {
  const [played, setPlayed] = useState({ way, steps: 0 });
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    setPlayed({ way, steps: still ? way.length : 1 });
    if (still) return;
    const timer = setInterval(() => {
      setPlayed(({ steps }) => ({ way, steps: steps + 1 }));
    }, PACE);
    const end = setTimeout(() => clearInterval(timer), PACE * way.length);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [way]);
  return played.way === way ? way.slice(0, played.steps) : NOTHING;
}

const NOTHING: readonly string[] = [];
