import { textOf, type NodeType } from '@hookline/engine';
import { describeParams, type ParamField } from '../params/describe-params';
import { newNodeParams } from '../params/new-node-params';

/** The reference page of node types, as markdown. Hidden ones come last, under their own title. */
export function nodesReference(nodeTypes: readonly NodeType[]): string {
  const offered = nodeTypes.filter((nodeType) => !nodeType.hidden);
  const hidden = nodeTypes.filter((nodeType) => nodeType.hidden);
  return [
    '# Node types',
    'Made from the registry in `libs/nodes`; do not edit by hand.',
    ...offered.map(section),
    '# Made by the import of Webitel schemas',
    'These are not in the palette. They keep what an imported array means.',
    ...hidden.map(section),
    '',
  ].join('\n\n');
}

function section(nodeType: NodeType): string {
  const fields = describeParams(nodeType);
  const parts = [
    `## ${nodeType.label}`,
    `\`${nodeType.type}\` version ${nodeType.version} · ${kindSentence[nodeType.kind]}`,
    nodeType.description,
    nodeType.help,
    `**Outlets:** ${outletsText(nodeType)}`,
  ];
  if (fields.length > 0) parts.push(paramTable(fields));
  const outputs = Object.entries(nodeType.outputs ?? {});
  if (outputs.length > 0) {
    parts.push(
      ['**Output:**', ...outputs.map(([name, what]) => `- \`${name}\`: ${what}`)].join('\n'),
    );
  }
  return parts.join('\n\n');
}

const kindSentence: Readonly<Record<NodeType['kind'], string>> = {
  pure: 'computed from the run alone',
  read: 'asks, changes nothing',
  local: 'changes our own data, exactly once',
  remote: 'reaches the outside, at least once with a stable key',
};

function outletsText(nodeType: NodeType): string {
  const outlets = nodeType.outlets(newNodeParams(nodeType));
  if (outlets.length === 0) return 'none';
  return outlets.map((outlet) => `\`${outlet.name}\``).join(', ');
}

function paramTable(fields: readonly ParamField[]): string {
  return [
    '| setting | name | kind | default | help |',
    '| --- | --- | --- | --- | --- |',
    ...rows(fields, ''),
  ].join('\n');
}

function rows(fields: readonly ParamField[], before: string): string[] {
  return fields.flatMap((field) => {
    const name = `${before}${field.name}`;
    const row = [
      field.meta.label,
      `\`${name}\``,
      kindText(field),
      defaultText(field),
      field.meta.help ?? '',
    ];
    const inner = `${name}${field.kind === 'list' ? '[]' : ''}.`;
    return [`| ${row.map(cell).join(' | ')} |`, ...rows(field.fields ?? [], inner)];
  });
}

function kindText(field: ParamField): string {
  if (field.options) return field.options.map((option) => `\`${option}\``).join(', ');
  if (field.kind !== 'number') return field.kind;
  const limits =
    field.min === undefined || field.max === undefined ? '' : ` ${field.min} to ${field.max}`;
  return `${field.whole ? 'whole number' : 'number'}${limits}`;
}

function defaultText(field: ParamField): string {
  if (field.required) return 'required';
  if (field.default === undefined || field.default === null || field.default === '') return '–';
  return `\`${textOf(field.default)}\``;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
