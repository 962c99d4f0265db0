/** The lines of a text that comes in pieces, in packets: those that ended in one piece together. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    const end = text.lastIndexOf('\n');
    if (end >= 0) {
      yield [...begun, text.slice(0, end)].join('').split('\n');
      begun = [];
    }
    begun.push(text.slice(end + 1));
  }
  const last = [...begun, decoder.decode()].join('');
  if (last !== '') yield [last];
}
