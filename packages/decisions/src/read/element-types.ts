/** What dmn-moddle says about the elements of DMN, as far as it is used here. */
export interface Description {
  readonly uri: string;
  readonly types: readonly {
    readonly name: string;
    readonly superClass?: readonly string[];
    readonly properties?: readonly Property[];
  }[];
}

export interface Property {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: boolean;
  readonly isMany?: boolean;
  readonly isReference?: boolean;
}

export interface ElementType {
  readonly name: string;
  /** Its own name, and those of the types it is a kind of. */
  readonly kinds: ReadonlySet<string>;
  /** What may stand in attributes, by name. */
  readonly attributes: ReadonlyMap<string, Property>;
  /** What stands in elements, by name. */
  readonly children: ReadonlyMap<string, Property>;
}

/** A child element: the property of its parent that it is, and its type, unless it is plain text. */
interface Child {
  readonly property: Property;
  readonly type: ElementType | undefined;
}

/** The types of elements, and which of them stand where. */
export class ElementTypes {
  readonly #description: ReadonlyMap<string, Description['types'][number]>;
  readonly #types = new Map<string, ElementType>();
  readonly #children = new Map<ElementType, Map<string, Child | undefined>>();

  constructor({ types }: Description) {
    this.#description = new Map(types.map((type) => [type.name, type]));
  }

  named(name: string): ElementType | undefined {
    const known = this.#types.get(name);
    const described = this.#description.get(name);
    if (known !== undefined || described === undefined) return known;
    const above = (described.superClass ?? []).flatMap((other) => this.named(other) ?? []);
    const own = (described.properties ?? []).filter(({ isReference }) => isReference !== true);
    const type = {
      name,
      kinds: new Set([name, ...above.flatMap(({ kinds }) => [...kinds])]),
      attributes: new Map([...above.flatMap(({ attributes }) => [...attributes]), ...byName(own)]),
      children: new Map([
        ...above.flatMap(({ children }) => [...children]),
        ...byName(own.filter(({ isAttr }) => isAttr !== true)),
      ]),
    };
    this.#types.set(name, type);
    return type;
  }

  /** What an element of this name is inside another; undefined where it has no place. */
  child(parent: ElementType, name: string): Child | undefined {
    const children = this.#children.get(parent) ?? new Map<string, Child | undefined>();
    this.#children.set(parent, children);
    if (!children.has(name)) children.set(name, this.#find(parent, name));
    return children.get(name);
  }

  /** The name is that of a property or, in lower case, of a type that fits one. */
  #find(parent: ElementType, name: string): Child | undefined {
    const property = parent.children.get(name);
    if (property?.type === 'String') return { property, type: undefined };
    if (property !== undefined) return this.#typed(property, property.type);
    const typeName = name.charAt(0).toUpperCase() + name.slice(1);
    const kinds = this.named(typeName)?.kinds;
    const fitting = [...parent.children.values()].find(({ type }) => kinds?.has(type) === true);
    return fitting && this.#typed(fitting, typeName);
  }

  #typed(property: Property, typeName: string): Child | undefined {
    const type = this.named(typeName);
    return type && { property, type };
  }
}

function byName(properties: readonly Property[]): readonly (readonly [string, Property])[] {
  return properties.map((property) => [property.name, property]);
}
