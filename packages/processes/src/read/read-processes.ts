import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { checkStandard, type Profile } from '../check/standard/check-standard.ts';
import type { Finding } from '../finding.ts';
import type { ProcessDefinition } from './definition.ts';
import { translateForeign, vendorPrefixes } from './foreign/translate.ts';
import { defineErrors, undefinedError } from './foreign/undefined-errors.ts';
import { globalTaskType, readGlobalTask } from './global-task.ts';
import { findLeftovers } from './leftovers.ts';
import { connectPools } from './message-flows.ts';
import { children, flag } from './moddle.ts';
import { resolveQualifiedNames } from './qualified-names.ts';
import { readProcess } from './read-process.ts';
import { scanXml } from './scan-xml.ts';
import { throughlineDescriptor } from './throughline.ts';
import { unreadable } from './unreadable.ts';
import { findWarnings } from './warnings.ts';
import { zeebeDescriptor } from './zeebe.ts';

export type ReadResult =
  | {
      readonly ok: true;
      readonly processes: readonly ProcessDefinition[];
      /** What the file holds that cannot be carried out, or was not understood. */
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface ReadOptions {
  /** A process that does not say whether it is executable is; BPMN would take it for a drawing. */
  readonly assumeExecutable?: boolean;
  /** `strict`: every rule of BPMN 2.0.2 counts; by default what everyday tools leave out is a warning. */
  readonly profile?: Profile;
}

/**
 * Reads the executable processes of a BPMN 2.0 file. Never throws: broken or hostile text is answered
 * by findings. Processes of other pools that are not executable are drawing, and left out.
 */
export async function readProcesses(xml: string, options: ReadOptions = {}): Promise<ReadResult> {
  const scan = scanXml(xml);
  if (!scan.ok) return { ok: false, findings: [scan.finding] };
  const moddle = new BpmnModdle({ zeebe: zeebeDescriptor, tl: throughlineDescriptor });
  try {
    const result = await moddle.fromXML(xml);
    const { rootElement } = result;
    const { profile = 'default' } = options;
    const unresolved = resolveQualifiedNames(result);
    const { others: warnings, defined } =
      profile === 'default' && vendorPrefixes(rootElement).length > 0
        ? defineErrors(unresolved, moddle)
        : { others: unresolved, defined: [] };
    const standard = checkStandard(rootElement, xml, scan.lines, profile);
    translateForeign(rootElement, moddle);
    const mismatches = connectPools(
      rootElement,
      (type, properties) => moddle.create(type, properties),
      scan.lines,
    );
    const roots = children(rootElement, 'rootElements').filter((root) => root.$type === 'bpmn:Process');
    const globals = children(rootElement, 'rootElements').filter((root) => globalTaskType(root));
    const runnable = chooseExecutable(roots, options);
    if (runnable.length + globals.length === 0)
      return { ok: false, findings: [...standard, nothingToRun(roots.length)] };
    return {
      ok: true,
      processes: [
        ...runnable.map((process) => readProcess(process, scan.lines)),
        ...globals.map((task) => readGlobalTask(task, scan.lines)),
      ],
      findings: [
        ...findWarnings(warnings, scan.lines),
        ...defined.map((warning) => undefinedError(warning, scan.lines)),
        ...standard,
        ...mismatches,
        ...[...runnable, ...globals].flatMap((process) => findLeftovers(process, scan.lines)),
      ],
    };
  } catch (error) {
    return { ok: false, findings: [unreadable(error)] };
  }
}

/** A file that marks no process at all means its only one. */
function chooseExecutable(
  roots: readonly ModdleElement[],
  { assumeExecutable = false }: ReadOptions,
): readonly ModdleElement[] {
  if (assumeExecutable) return roots.filter((root) => flag(root, 'isExecutable', true));
  const marked = roots.filter((root) => root.isExecutable === true);
  if (marked.length > 0) return marked;
  const [only] = roots;
  return roots.length === 1 && only && !Object.hasOwn(only, 'isExecutable') ? [only] : [];
}

function nothingToRun(count: number): Finding {
  return {
    code: 'no-executable-process',
    severity: 'error',
    sentence:
      count === 0
        ? 'The file holds no process.'
        : 'No process in the file is marked as executable, so nothing can run.',
    mend: 'Mark the process to run as executable (isExecutable="true").',
  };
}
