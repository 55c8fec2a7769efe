import type { Problem } from '@hookline/contracts';

/** A complaint goes on from its path (`needs an address`); alone it is a sentence of its own. */
export function problemSentence({ message }: Pick<Problem, 'message'>): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
