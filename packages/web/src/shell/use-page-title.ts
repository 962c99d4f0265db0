import { useEffect } from 'react';

/** The title of the window; screen readers say it when the page changes. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · Throughline`;
  }, [title]);
}
