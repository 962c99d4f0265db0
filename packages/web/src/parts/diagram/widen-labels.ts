/** The parts of a parsed drawing that matter here. */
interface Parsed {
  readonly diagrams?: readonly { readonly plane?: { readonly planeElement?: readonly Drawn[] } }[];
}

interface Drawn {
  readonly label?: { readonly bounds?: { x: number; width: number } };
}

/** Room for words drawn with a narrower letter. */
const MORE = 14;

/**
 * Editors measure labels with Arial; ours is wider, and a short word would break in two. Labels keep their middle.
 * @param definitions what bpmn-moddle read; its drawing is changed before it is shown
 */
export function widenLabels(definitions: object): void {
  for (const diagram of (definitions as Parsed).diagrams ?? []) {
    for (const { label } of diagram.plane?.planeElement ?? []) {
      if (!label?.bounds) continue;
      label.bounds.x -= MORE / 2;
      label.bounds.width += MORE;
    }
  }
}
