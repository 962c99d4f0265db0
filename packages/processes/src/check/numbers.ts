import { error, type Rule } from './scene.ts';

/** Rules about the numbers that people see for its cases (`ORD-11872`). */
export const checkNumbers: Rule = ({ process }) => {
  const { numberFrom, numberPrefix } = process;
  if (numberFrom === undefined) return [];
  if (!/^[1-9]\d{0,11}$/.test(numberFrom)) {
    const sentence = `The numbers of its cases cannot begin at “${numberFrom}”.`;
    return [
      error(process, 'number-unreadable', sentence, 'Write a whole number from 1, of at most 12 digits.'),
    ];
  }
  if (numberPrefix !== undefined) return [];
  const sentence = `The numbers of its cases are to begin at ${numberFrom}, but nothing stands before the number.`;
  return [
    error(process, 'number-without-prefix', sentence, 'Add a prefix, like ORD, or leave the number out.'),
  ];
};
