/** The root element of a model's file. */
export function parseModel(xml: string): Element {
  return new DOMParser().parseFromString(xml, 'text/xml').documentElement;
}
