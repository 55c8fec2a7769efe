/**
 * Takes `${x}` and `$${x}` out of a Webitel script. Rules (webitel.md 4, `js`):
 *
 * 1. In code a template stands for a string expression, so it becomes the name of a value.
 * 2. Inside quotes its text is meant: the quotes are closed around the name. Between backticks it
 *    stays an interpolation, of the name.
 * 3. Comments and regular expressions stay as they are.
 */
import type { JsonObject } from '@hookline/contracts';

export interface LiftedScript {
  readonly source: string;
  /** The templates, by the name that stands in their place. */
  readonly values: JsonObject;
}

/** One piece of JavaScript: what may hold a template, and what may only look like one. */
const pieces =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)|(?<quoted>'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`)|(?<pattern>(?<=(?:^|[(,=:[!&|?{};+*%~^<>\n-]|\breturn|\btypeof)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n*[])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])*\/)|(?<template>\$?\$\{[^{}]*\})/g;

const templates = /\$?\$\{[^{}]*\}/g;

/** The script with names in place of its templates; one name for each different template. */
export function liftTemplates(script: string): LiftedScript {
  const names = new Map<string, string>();
  const nameOf = (template: string): string => {
    const name = names.get(template) ?? `$value${names.size + 1}`;
    names.set(template, name);
    return name;
  };

  const source = script.replaceAll(pieces, (piece: string, ...rest: unknown[]) => {
    const groups: unknown = rest.at(-1);
    if (hasGroup(groups, 'template')) return nameOf(piece);
    if (!hasGroup(groups, 'quoted')) return piece;
    const quote = piece.charAt(0);
    return piece.replaceAll(templates, (template) =>
      quote === '`' ? `\${${nameOf(template)}}` : `${quote} + ${nameOf(template)} + ${quote}`,
    );
  });
  const values = Object.fromEntries([...names].map(([template, name]) => [name, template]));
  return { source, values };
}

function hasGroup(groups: unknown, name: string): boolean {
  return typeof groups === 'object' && groups !== null && Reflect.get(groups, name) !== undefined;
}
