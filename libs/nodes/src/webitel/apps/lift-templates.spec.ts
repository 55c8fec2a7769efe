import { describe, expect, it } from '@jest/globals';
import { cpuMsOf } from '@hookline/testing';
import { liftTemplates } from './lift-templates';

const lifted = (script: string) => liftTemplates(script).source;

describe('liftTemplates', () => {
  it('puts names in place of templates, one for each different one', () => {
    expect(liftTemplates('return ${a} + ${a} + $${a} + ${order.id}')).toEqual({
      source: 'return $value1 + $value1 + $value2 + $value3',
      values: { $value1: '${a}', $value2: '$${a}', $value3: '${order.id}' },
    });
  });

  it.each([
    [`return 'Hi ' + \${name}`, `return 'Hi ' + $value1`],
    [`return 'Hi \${name}!'`, `return 'Hi ' + $value1 + '!'`],
    [`return "Hi \${name}"`, `return "Hi " + $value1 + ""`],
    ['return `Hi ${name}`', 'return `Hi ${$value1}`'],
    [`return 'it\\'s \${a}'`, `return 'it\\'s ' + $value1 + ''`],
    ['// ${a}\nreturn ${b}', '// ${a}\nreturn $value1'],
    ["/* it's ${a} */ return ${b}", "/* it's ${a} */ return $value1"],
    [
      'return ${a}.replace(/[\'"/]/g, "${b}")',
      'return $value1.replace(/[\'"/]/g, "" + $value2 + "")',
    ],
    ['return ${a} / 2 / ${b}', 'return $value1 / 2 / $value2'],
    ['return {a: ${a}}', 'return {a: $value1}'],
    ['return 1', 'return 1'],
    ["return 'open", "return 'open"],
  ])('turns %s into %s', (script, expected) => {
    expect(lifted(script)).toBe(expected);
  });

  it('takes a long script of slashes and quotes without much ado', () => {
    const cpuMs = cpuMsOf(() => {
      lifted('/'.repeat(20_000));
      lifted("'".repeat(20_000));
      lifted('return /['.repeat(5_000));
    });
    expect(cpuMs).toBeLessThan(2_000);
  });
});
