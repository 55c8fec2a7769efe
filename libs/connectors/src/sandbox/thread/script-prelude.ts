/**
 * What runs inside the interpreter around the author's script. Rules:
 *
 * 1. It is the interpreter's own `Function` that reads the script, so a script is the body of a
 *    function and nothing around it; breaking out of it would still be inside the interpreter.
 * 2. It takes what it needs before the script runs; a script that breaks `JSON` fools itself only.
 * 3. One JSON text in, one JSON text out: `{value}`, or `{code, message, line}`.
 */

/** Lines the interpreter puts before the body of a function it makes of text. */
const linesBefore = 2;

export const scriptPrelude = `(function (input) {
  'use strict';
  const { parse, stringify } = JSON;
  const { freeze, keys } = Object;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const match = RegExp.prototype.exec;
  const MakeFunction = Function;
  const MakeDate = Date;
  const asText = String;

  const { source, values, localDate, mode } = parse(input);
  const names = keys(values);

  function deepFreeze(value) {
    if (typeof value !== 'object' || value === null) return value;
    for (const key of keys(value)) deepFreeze(value[key]);
    return freeze(value);
  }

  function failure(code, error) {
    let message = 'something that cannot be shown was thrown';
    let line = null;
    try {
      const isError = typeof error === 'object' && error !== null && 'message' in error;
      message = isError ? asText(error.name || 'Error') + ': ' + asText(error.message) : asText(error);
      const place = isError && call(match, /<input>:(\\d+)/, asText(error.stack));
      if (place && place[1] > ${linesBefore}) line = place[1] - ${linesBefore};
    } catch {}
    return stringify({ code, message: message.slice(0, 1000), line });
  }

  globalThis.LocalDate = function LocalDate() {
    return new MakeDate(...localDate);
  };

  let body;
  try {
    body = new MakeFunction(...names, (mode === 'strict' ? '"use strict";' : '') + source);
  } catch (error) {
    return failure('script.syntax', error);
  }
  try {
    const value = body(...names.map((name) => deepFreeze(values[name])));
    if (typeof value === 'object' && value !== null && typeof value.then === 'function') {
      return stringify({ code: 'script.async', message: '', line: null });
    }
    const json = stringify(value);
    if (json === undefined) return stringify({ code: 'script.no-value', message: '', line: null });
    return '{"value":' + json + '}';
  } catch (error) {
    return failure('script.error', error);
  }
})`;
