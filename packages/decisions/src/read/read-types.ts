import { compileUnaryTests, type FeelType, namedTypes, nearest } from '@throughline/feel';
import { feelFinding } from '../check/feel-finding.ts';
import type { Finding } from '../finding.ts';
import { anyDataType, type DataType } from './data-type.ts';
import type { ItemDefinition, Text } from './dmn.ts';

/** The types of a model: FEEL's own and those of its item definitions. */
export class Types {
  readonly #definitions: ReadonlyMap<string, ItemDefinition>;
  readonly #read = new Map<string, DataType>();
  readonly #reading = new Set<string>();
  readonly #findings: Finding[];
  readonly #imported: ImportedTypes;

  constructor(
    definitions: readonly ItemDefinition[],
    findings: Finding[],
    imported: ImportedTypes = { byName: new Map(), byPrefix: new Map() },
  ) {
    this.#definitions = new Map(definitions.map((definition) => [definition.name ?? '', definition]));
    this.#findings = findings;
    this.#imported = imported;
    for (const name of this.#definitions.keys()) this.named(name, {});
  }

  /** For `instance of` and for the parameters of functions written in FEEL. */
  get feelTypes(): ReadonlyMap<string, FeelType> {
    const types = new Map([...this.#read].map(([name, type]) => [name, type.feel]));
    for (const [prefix, { feelTypes }] of this.#imported.byName) {
      for (const [name, type] of feelTypes) types.set(prefix === '' ? name : `${prefix}.${name}`, type);
    }
    return types;
  }

  /** The type a `typeRef` names; without one, any. Place says where it stands, for the finding if there is none. */
  named(typeRef: string | undefined, place: { readonly id?: string; readonly name?: string }): DataType {
    if (typeRef === undefined || typeRef === '') return anyDataType;
    return this.#known(typeRef) ?? this.#unknown(typeRef, place);
  }

  /** The model's own types come first, then FEEL's, then imported ones. */
  #known(typeRef: string): DataType | undefined {
    const known = this.#read.get(typeRef);
    if (known !== undefined) return known;
    const definition = this.#definitions.get(typeRef);
    if (definition !== undefined) return this.#readOnce(definition);
    return (
      standardType(typeRef) ??
      this.#importedType(typeRef) ??
      this.#prefixed(typeRef) ??
      this.#memberType(typeRef)
    );
  }

  /** `type.component`, as some tools write it. */
  #memberType(typeRef: string): DataType | undefined {
    const dot = typeRef.lastIndexOf('.');
    const whole = dot < 0 ? undefined : this.#known(typeRef.slice(0, dot));
    return whole?.members?.find(([name]) => name === typeRef.slice(dot + 1))?.[1];
  }

  /** `import name.type`, or the type alone where an import has no name. */
  #importedType(typeRef: string): DataType | undefined {
    for (const [name, types] of this.#imported.byName) {
      if (name === '') {
        const found = types.#known(typeRef);
        if (found !== undefined) return found;
      }
      const found = typeRef.startsWith(`${name}.`) ? types.#known(typeRef.slice(name.length + 1)) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `prefix:type`, as DMN 1.1 wrote: of an imported model where the prefix stands for its namespace. */
  #prefixed(typeRef: string): DataType | undefined {
    const colon = typeRef.indexOf(':');
    if (colon < 0) return undefined;
    const name = typeRef.slice(colon + 1);
    const imported = this.#imported.byPrefix.get(typeRef.slice(0, colon));
    return imported === undefined ? this.#known(name) : imported.#known(name);
  }

  #readOnce(definition: ItemDefinition): DataType {
    const name = definition.name ?? '';
    if (this.#reading.has(name)) {
      this.#find(
        'type-cycle',
        `The type ${name} is defined by itself.`,
        'Leave out one of the definitions.',
        definition,
      );
      return anyDataType;
    }
    this.#reading.add(name);
    const type = this.#define(definition);
    this.#reading.delete(name);
    this.#read.set(name, type);
    return type;
  }

  #define(definition: ItemDefinition): DataType {
    const name = definition.name ?? 'a type without a name';
    const single = this.#single(definition, name);
    const constrained = this.#constrain(single, definition.allowedValues, definition);
    const whole = definition.isCollection
      ? { name, feel: { kind: 'list', of: constrained.feel } as const, item: constrained }
      : constrained;
    return this.#constrain(whole, definition.typeConstraint, definition);
  }

  #single(definition: ItemDefinition, name: string): DataType {
    const { itemComponent, functionItem } = definition;
    if (functionItem !== undefined) {
      const parameters = (functionItem.parameters ?? []).map(
        (item) => this.named(item.typeRef, definition).feel,
      );
      const result = this.named(functionItem.outputTypeRef, definition).feel;
      return { name, feel: { kind: 'function', parameters, result } };
    }
    if (itemComponent === undefined) return { ...this.named(definition.typeRef, definition), name };
    const members = itemComponent.map((part) => [part.name ?? '', this.#define(part)] as const);
    const feel: FeelType = { kind: 'context', members: members.map(([member, type]) => [member, type.feel]) };
    return { name, feel, members };
  }

  #constrain(type: DataType, values: Text | undefined, definition: ItemDefinition): DataType {
    const text = values?.text?.trim();
    if (text === undefined || text === '') return type;
    const compiled = compileUnaryTests(text);
    if (compiled.ok) return { ...type, allowed: [...(type.allowed ?? []), compiled.expression] };
    for (const error of compiled.errors) {
      this.#findings.push(feelFinding(error, `The allowed values of ${type.name}`, definition));
    }
    return type;
  }

  #unknown(typeRef: string, place: { readonly id?: string; readonly name?: string }): DataType {
    const close = nearest(typeRef, [...this.#definitions.keys(), ...namedTypes.keys()]);
    const mend =
      close === undefined ? 'Define it in the model, or use a type of FEEL.' : `Did you mean ${close}?`;
    this.#find('unknown-type', `There is no type ${typeRef}.`, mend, place);
    return anyDataType;
  }

  #find(
    code: string,
    sentence: string,
    mend: string,
    { id, name }: { readonly id?: string; readonly name?: string },
  ) {
    this.#findings.push({ code, severity: 'error', sentence, mend, element: id, name });
  }
}

/** The types of the models that a model imports, by import name and by the prefix of their namespace. */
export interface ImportedTypes {
  readonly byName: ReadonlyMap<string, Types>;
  readonly byPrefix: ReadonlyMap<string, Types>;
}

/** Names that DMN 1.1 and modelling tools use for FEEL's types. */
const otherNames: Readonly<Record<string, string>> = {
  dateTime: 'date and time',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
  integer: 'number',
  int: 'number',
  decimal: 'number',
  float: 'number',
  long: 'number',
  double: 'number',
  any: 'Any',
};

function standardType(typeRef: string): DataType | undefined {
  const bare = withoutPrefix(typeRef);
  const name = Object.hasOwn(otherNames, bare) ? (otherNames[bare] as string) : bare;
  const feel = namedTypes.get(name);
  return feel && { name, feel };
}

/** `feel:string` is DMN 1.1's way to write `string`. */
function withoutPrefix(typeRef: string): string {
  return typeRef.slice(typeRef.indexOf(':') + 1);
}
