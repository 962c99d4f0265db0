import { Parser } from 'saxen';
import type { Definitions } from './dmn.ts';
import { type Description, type ElementType, ElementTypes, type Property } from './element-types.ts';

type Element = { [property: string]: unknown };

/** What is being read: an element, a text that is the property of one, or what is passed over. */
type Open =
  | { readonly type: ElementType; readonly element: Element }
  | { readonly property: Property; readonly owner: Element; text: string }
  | 'skipped';

/**
 * Reads the elements of a file in which nothing is out of place, many times faster than dmn-moddle and with the same
 * result as far as it is read here. Undefined for any other file, of which dmn-moddle knows to say what is wrong.
 */
export class ElementReader {
  readonly #uri: string;
  readonly #types: ElementTypes;

  constructor(description: Description) {
    this.#uri = description.uri;
    this.#types = new ElementTypes(description);
  }

  read(xml: string): Definitions | undefined {
    const reading = new Reading(this.#types);
    const parser = new Parser().ns({ [this.#uri]: prefix.slice(0, -1) });
    const giveUp = (): never => {
      throw new Unplain();
    };
    parser.on('openTag', (name, attributes, decode) => reading.open({ name, attributes, decode }));
    parser.on('closeTag', () => reading.close());
    parser.on('text', (text, decode) => reading.text(text, decode));
    parser.on('cdata', (text) => reading.text(text, (same) => same));
    parser.on('error', giveUp);
    parser.on('warn', giveUp);
    try {
      parser.parse(xml);
    } catch (reason) {
      if (reason instanceof Unplain) return undefined;
      throw reason;
    }
    return reading.root as Definitions | undefined;
  }
}

/** Thrown at the first thing that is out of place. */
class Unplain extends Error {}

const prefix = 'dmn:';
/** What saxen writes before the name of an element of another namespace that has no prefix of its own. */
const noPrefix = 'ns0:';
const idForm = /^[a-z_][\w-.]*$/i;

interface Tag {
  readonly name: string;
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly decode: Decode;
}

type Decode = (text: string) => string;

class Reading {
  root: Element | undefined;
  readonly #types: ElementTypes;
  readonly #open: Open[] = [];
  readonly #ids = new Set<string>();

  constructor(types: ElementTypes) {
    this.#types = types;
  }

  open(tag: Tag): void {
    this.#open.push(this.#opened(tag));
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed === 'skipped' || 'element' in closed) return;
    closed.owner[closed.property.name] = closed.text;
  }

  text(text: string, decode: Decode): void {
    const open = this.#open.at(-1);
    // Blanks between tags, and before character data, mean nothing.
    if (typeof open === 'object' && 'text' in open && text.trim() !== '') open.text += decode(text);
  }

  #opened(tag: Tag): Open {
    const parent = this.#open.at(-1);
    const local = tag.name.slice(tag.name.indexOf(':') + 1);
    const own = tag.name.startsWith(prefix);
    if (parent === undefined) {
      const type = own && local === 'definitions' ? this.#types.named('Definitions') : undefined;
      if (type === undefined || this.root !== undefined) throw new Unplain();
      this.root = this.#elementOf(type, tag);
      return { type, element: this.root };
    }
    if (parent === 'skipped' || local === 'extensionElements' || local === 'DMNDI') return 'skipped';
    if (!own && 'element' in parent && !tag.name.startsWith(noPrefix) && !parent.type.children.has(local)) {
      return 'skipped';
    }
    const child = own && 'element' in parent ? this.#types.child(parent.type, local) : undefined;
    if (child === undefined || 'text' in parent) throw new Unplain();
    const { property, type } = child;
    if (type === undefined) return { property, owner: parent.element, text: '' };
    const element = this.#elementOf(type, tag);
    const before = parent.element[property.name] as Element[] | undefined;
    if (property.isMany !== true) parent.element[property.name] = element;
    else if (before === undefined) parent.element[property.name] = [element];
    else before.push(element);
    return { type, element };
  }

  #elementOf({ name, attributes }: ElementType, tag: Tag): Element {
    const given = tag.attributes();
    const element: Element = { $type: prefix + name };
    for (const attribute in given) {
      const value = tag.decode(given[attribute] as string);
      const property = attributes.get(attribute);
      if (property !== undefined) element[attribute] = property.type === 'Boolean' ? value === 'true' : value;
      else if (attribute.startsWith(prefix)) throw new Unplain();
      else if (attribute.startsWith('xmlns:'))
        element.$attrs = { ...(element.$attrs as object), [attribute]: value };
    }
    const { id } = element;
    if (typeof id === 'string' && id !== '') this.#noteId(id);
    return element;
  }

  #noteId(id: string): void {
    if (this.#ids.has(id) || !idForm.test(id)) throw new Unplain();
    this.#ids.add(id);
  }
}
