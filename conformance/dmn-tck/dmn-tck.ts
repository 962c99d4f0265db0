import type { Suite } from '../suite.ts';
import { findFolders } from './find-tests.ts';
import { writeReports } from './report.ts';
import { runFolder, type TckResult } from './run-folder.ts';

/** Folders whose cases go against the standard, as the TCK itself says; they count nowhere. */
const setApart = /(^|\/)non-compliant(\/|$)/;

/** The OMG's Technology Compatibility Kit for DMN, https://github.com/dmn-tck/tck. */
export const dmnTck: Suite<TckResult> = {
  name: 'dmn-tck',
  async *run(pack) {
    for (const folder of findFolders(pack)) {
      if (!setApart.test(folder.name)) yield* runFolder(folder);
    }
  },
  write: writeReports,
};
