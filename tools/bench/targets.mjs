// @ts-check
// What a figure should be, and whether it is.

/** @typedef {{ name: string, value: number, target: string, met: boolean }} Target */

/** @param {string} name @param {number} value @param {number} least @returns {Target} */
export const atLeast = (name, value, least) => ({
  ...{ name, value },
  ...{ target: `at least ${least}`, met: value >= least },
});

/** @param {string} name @param {number} value @param {number} most @returns {Target} */
export const atMost = (name, value, most) => ({
  ...{ name, value },
  ...{ target: `at most ${most}`, met: value <= most },
});

/** @param {Target} target */
export const targetLine = ({ name, value, target, met }) =>
  `target  ${name}: ${value} (${target}) ${met ? 'met' : 'MISSED'}`;
