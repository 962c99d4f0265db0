import { BpmnModdle, type ModdleElement, type ModdleWarning } from 'bpmn-moddle';
import { walk } from '../check/standard/breach.ts';
import type { Finding } from '../finding.ts';
import { children } from '../read/moddle.ts';
import { resolveQualifiedNames } from '../read/qualified-names.ts';
import { scanXml } from '../read/scan-xml.ts';
import { unreadable } from '../read/unreadable.ts';
import { findWarnings } from '../read/warnings.ts';

/** A BPMN file as a tree that can be changed and written again: with its drawing and what others added to it. */
export interface BpmnFile {
  /** `bpmn:Definitions`. */
  readonly root: ModdleElement;
  /** What the file holds that would not be written again, or refers to nothing. */
  readonly findings: readonly Finding[];
}

export type OpenResult =
  | { readonly ok: true; readonly file: BpmnFile }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Opens a file whatever it holds of BPMN: also drawings, choreographies, conversations. Never throws. */
export async function openBpmn(xml: string): Promise<OpenResult> {
  const scan = scanXml(xml);
  if (!scan.ok) return { ok: false, findings: [scan.finding] };
  try {
    const result = await moddleOf().fromXML(xml);
    const warnings = resolveQualifiedNames(result);
    for (const warning of warnings) keepReference(warning);
    for (const node of walk(result.rootElement)) keepGiven(node);
    return { ok: true, file: { root: result.rootElement, findings: findWarnings(warnings, scan.lines) } };
  } catch (error) {
    return { ok: false, findings: [unreadable(error)] };
  }
}

/** The file as text: read again it means the same, and is drawn the same. Comments are not kept. */
export async function writeBpmn({ root }: BpmnFile): Promise<string> {
  const { xml } = await moddleOf().toXML(root, { format: true });
  return xml;
}

/** Extension elements, ours too, are kept as they are: nothing here needs to know what they mean. */
function moddleOf(): BpmnModdle {
  return new BpmnModdle({});
}

interface AttributeDescriptor {
  readonly name: string;
  readonly isAttr?: boolean;
  readonly default?: unknown;
}

/**
 * The writer leaves out what it takes for granted anyway; other tools may take something else for granted.
 * What the file says is written.
 */
function keepGiven(node: ModdleElement): void {
  const described = node as {
    readonly $descriptor?: { readonly properties?: readonly AttributeDescriptor[] };
  };
  for (const { name, isAttr, default: usual } of described.$descriptor?.properties ?? []) {
    const bare = name.slice(name.indexOf(':') + 1);
    if (!isAttr || usual === undefined || !Object.hasOwn(node, bare) || node[bare] !== usual) continue;
    (node.$attrs as { [name: string]: string })[bare] = String(usual);
  }
}

/** A reference to what is not in the file is written again as it was. */
function keepReference({ element, property, value, message }: ModdleWarning): void {
  if (element === undefined || property === undefined || value === undefined) return;
  if (!message.startsWith('unresolved')) return;
  const name = property.slice(property.indexOf(':') + 1);
  const stub = { id: value };
  const open = element as { [property: string]: unknown };
  open[name] = Array.isArray(element[name]) ? [...children(element, name), stub] : stub;
}
