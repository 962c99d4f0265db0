/** Models and drawings of DMN 1.1, 1.2, 1.4, 1.5 and 1.6, by their namespaces. */
const OTHERS =
  /(["'])https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101|20180521|20211108|20230324|20240513)\/(MODEL\/|dmn\.xsd|DMNDI\/)\1/g;

/** The same model under the names of DMN 1.3, the only ones dmn-js reads; the versions differ in few elements. */
export function asDmn13(xml: string): string {
  return xml.replace(OTHERS, (_all, quote: string, part: string) => {
    const name = part === 'DMNDI/' ? part : 'MODEL/';
    return `${quote}https://www.omg.org/spec/DMN/20191111/${name}${quote}`;
  });
}
