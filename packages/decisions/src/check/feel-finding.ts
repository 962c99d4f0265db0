import type { FeelError } from '@throughline/feel';
import type { Finding } from '../finding.ts';

/** An error in an expression as a finding: `where` names the expression, the place is the one inside it. */
export function feelFinding(
  error: FeelError,
  where: string,
  { id, name }: { readonly id?: string; readonly name?: string },
): Finding {
  return {
    code: `feel-${error.code}`,
    severity: 'error',
    sentence: `${where} cannot be read. ${error.sentence}`,
    mend: error.mend ?? 'Correct the expression.',
    element: id,
    name,
    line: error.line,
    column: error.column,
  };
}
