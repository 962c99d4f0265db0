import { FeelersTemplating } from '@bpmn-io/form-js';
import { markdownText } from './markdown-text.ts';

type Options = NonNullable<Parameters<FeelersTemplating['evaluate']>[2]>;

/**
 * Texts of a form are Markdown with values in it: "Needed in {{city}}, for {{endCustomer}}". What a customer entered
 * stays text there. form-js sees to that in its HTML fields only.
 */
class PlainValues extends FeelersTemplating {
  override evaluate(template: string, context: { [name: string]: unknown } = {}, options: Options = {}) {
    // Of all that ask, Markdown texts alone say `strict` and bring no sanitizer of their own.
    const isMarkdown = options.strict !== undefined && options.sanitizer === undefined;
    return super.evaluate(template, context, isMarkdown ? { ...options, sanitizer: asText } : options);
  }
}

/** A form-js module. */
export const plainValues = { templating: ['type', PlainValues] };

function asText(value: unknown): unknown {
  return typeof value === 'string' ? markdownText(value) : value;
}
