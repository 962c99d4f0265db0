/** Whether a text is the name of a variable: letters, digits and `_`, beginning with no digit. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && text !== '__proto__';
}
