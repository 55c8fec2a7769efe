import { functionSignature } from './function-signature';
import { functionTable } from './function-table';
import type { FunctionGroup } from './library-function';

/** The function table as Markdown, one table per group, for `docs/language.md`. */
export function functionTableMarkdown(): string {
  const groups = new Map<FunctionGroup, string[]>();
  for (const entry of functionTable.values()) {
    const { source, result } = entry.example;
    const cells = [
      code(functionSignature(entry)),
      plain(entry.doc),
      `${code(source)} → ${code(JSON.stringify(result))}`,
    ];
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), `| ${cells.join(' | ')} |`]);
  }
  return [...groups]
    .map(([group, rows]) =>
      [
        `### ${group}`,
        '',
        '| function | what it gives | example |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n'),
    )
    .join('\n\n');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** A lone asterisk in a sentence would start emphasis. */
function plain(text: string): string {
  return text.replaceAll('|', '\\|').replace(/(?<!`)\*(?!`)/g, '\\*');
}
