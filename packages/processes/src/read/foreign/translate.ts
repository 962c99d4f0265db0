import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import { allowedExtensions } from '../extensions.ts';
import { child, children, extension, extensions, localName } from '../moddle.ts';
import { attributeTranslations, translateElement } from './camunda.ts';
import { feelOfJuel } from './juel.ts';

type Mutable = { [property: string]: unknown };

/** Namespaces that share Camunda 7's words. */
const VENDORS = /^http:\/\/(camunda\.org\/schema\/1\.0\/bpmn|activiti\.org\/bpmn|flowable\.org\/bpmn)$/;

/** An element that gets what others said about it in our own words. */
export class Translation {
  readonly node: ModdleElement;
  readonly #moddle: BpmnModdle;

  constructor(node: ModdleElement, moddle: BpmnModdle) {
    this.node = node;
    this.#moddle = moddle;
  }

  /**
   * Sets properties of an extension element, unless the model says them in our words already. Whether that
   * extension means something on this element; otherwise nothing is said.
   */
  say(type: string, properties: { readonly [name: string]: unknown }): boolean {
    if (!allowedExtensions[type]?.test(localName(this.node.$type))) return false;
    const there = extension(this.node, type);
    if (there === undefined) this.#add(this.#moddle.create(type, properties));
    else for (const [name, value] of Object.entries(properties)) (there as Mutable)[name] ??= value;
    return true;
  }

  /** Adds to a list inside an extension element, such as the inputs of a mapping. */
  append(
    type: string,
    list: string,
    item: string,
    properties: { readonly [name: string]: unknown },
  ): boolean {
    if (!this.say(type, { [list]: [] })) return false;
    const owner = extension(this.node, type) as Mutable;
    owner[list] = [...((owner[list] as unknown[]) ?? []), this.#moddle.create(item, properties)];
    return true;
  }

  /** Sets an attribute of ours. */
  set(property: string, value: unknown): void {
    (this.node as Mutable)[property] ??= value;
  }

  #add(value: ModdleElement): void {
    const owner =
      child(this.node, 'extensionElements') ?? this.#moddle.create('bpmn:ExtensionElements', { values: [] });
    adopt(owner, this.node);
    adopt(value, owner);
    (this.node as Mutable).extensionElements = owner;
    (owner as Mutable).values = [...extensions(this.node), value];
  }
}

/** Findings look for the nearest element around that has an id. */
function adopt(element: ModdleElement, owner: ModdleElement): void {
  (element as Mutable).$parent = owner;
}

/**
 * Says in our words what a model says in those of Camunda 7, Activiti or Flowable, and in FEEL what it says in simple
 * JUEL. What has no counterpart is left in its place, where the leftovers name it.
 */
export function translateForeign(root: ModdleElement, moddle: BpmnModdle): void {
  const prefixes = vendorPrefixes(root);
  for (const node of walk(root)) {
    if (prefixes.length > 0) translateNode(node, prefixes, moddle);
    translateBody(node);
  }
}

/** The prefixes under which a file uses the words of those products. */
export function vendorPrefixes(root: ModdleElement): readonly string[] {
  return Object.entries(root.$attrs ?? {}).flatMap(([name, value]) =>
    name.startsWith('xmlns:') && VENDORS.test(value) ? [name.slice('xmlns:'.length)] : [],
  );
}

function translateNode(node: ModdleElement, prefixes: readonly string[], moddle: BpmnModdle): void {
  const translation = new Translation(node, moddle);
  const given = { ...node.$attrs };
  for (const [name, value] of Object.entries(given)) {
    const [prefix = '', attribute = ''] = name.split(':');
    if (!prefixes.includes(prefix)) continue;
    const translate = attributeTranslations[attribute];
    if (translate?.(translation, value, given, prefix)) delete (node.$attrs as Mutable)[name];
  }
  for (const foreign of extensions(node)) {
    const [prefix = '', name = ''] = foreign.$type.split(':');
    if (!prefixes.includes(prefix) || !translateElement(translation, name, foreign)) continue;
    const owner = child(node, 'extensionElements') as ModdleElement & Mutable;
    owner.values = extensions(node).filter((one) => one !== foreign);
  }
}

/** The body of an expression: a condition, a time, a cardinality. */
function translateBody(node: ModdleElement): void {
  if (!/^bpmn:(Formal)?Expression$/.test(node.$type) || typeof node.body !== 'string') return;
  const feel = feelOfJuel(node.body);
  if (feel !== undefined) (node as Mutable).body = inLoop(node, plain(feel));
}

/** Camunda 7's names for what a multi-instance activity counts, as BPMN 2.0.2 names them. */
function inLoop(node: ModdleElement, feel: string): string {
  if (node.$parent?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return feel;
  return feel.replaceAll(/\bnrOf(|Active|Completed)Instances\b/g, 'numberOf$1Instances');
}

/** A bare number or text in braces needs no FEEL. */
function plain(feel: string): string {
  return /^= \d+$/.test(feel) ? feel.slice(2) : feel;
}

/** Every element owned by this one: references to others are not followed. */
function* walk(node: ModdleElement): Generator<ModdleElement> {
  yield node;
  for (const property of Object.keys(node)) {
    const inner = [child(node, property), ...children(node, property)];
    for (const one of inner) if (one?.$parent === node) yield* walk(one);
  }
}
