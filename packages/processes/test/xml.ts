const namespaces = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:tl="http://throughline.dev/bpmn/1.0"',
].join(' ');

/** A file around root elements. */
export function definitions(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${namespaces} targetNamespace="test">\n${content}\n</definitions>`;
}

/**
 * A file with one process `p`. Flows are written one a line: `from -> to`, with a condition
 * `from -> to ? amount > 100`; their ids are `from-to`. `roots` stand before the process.
 */
export function process(elements: string, flowLines: string, roots = '', attributes = ''): string {
  return definitions(
    `${roots}<process id="p" name="Process" isExecutable="true" ${attributes}>\n${elements}\n${flows(flowLines)}\n</process>`,
  );
}

export function flows(lines: string): string {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(flow)
    .join('\n');
}

function flow(line: string): string {
  const [ends = '', condition] = line.split(' ? ');
  const [from, to] = ends.split(' -> ').map((end) => end.trim());
  const expression = condition && `<conditionExpression>= ${escapeXml(condition)}</conditionExpression>`;
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${expression ?? ''}</sequenceFlow>`;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Extension elements around their content. */
export function extend(content: string): string {
  return `<extensionElements>${content}</extensionElements>`;
}

/** `io({ a: '= x' }, { b: '= result' })`: inputs and outputs, target to source. */
export function io(inputs: { [target: string]: string }, outputs: { [target: string]: string } = {}): string {
  const lines = (tag: string, mappings: { [target: string]: string }) =>
    Object.entries(mappings).map(
      ([to, from]) => `<zeebe:${tag} source="${escapeXml(from)}" target="${to}"/>`,
    );
  return `<zeebe:ioMapping>${[...lines('input', inputs), ...lines('output', outputs)].join('')}</zeebe:ioMapping>`;
}

export function job(type = 'work'): string {
  return `<zeebe:taskDefinition type="${type}"/>`;
}
