import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageFailed } from './page-failed.tsx';
import { PageMissing } from './page-missing.tsx';

/** What stands without the frame around it brings its own landmark. */
export function AloneFailed(props: ErrorComponentProps) {
  return (
    <main>
      <PageFailed {...props} />
    </main>
  );
}

export function AloneMissing() {
  return (
    <main>
      <PageMissing />
    </main>
  );
}
