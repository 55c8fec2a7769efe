import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import type { CodeLanguage } from './code-extensions';
import type { CompletionEntry } from './completion-entries';

/** Names, dots, and the bracket form of a step: `steps["Tell CRM"].bo`. */
const wordBefore = /[\w$.]*(?:\["[^"\]]*"?\]?[\w.]*)?$/;
const openTemplate = /(?:\$\{|\{\{)(?:[^{}]*)$/;
const openDomainTemplate = /\$\$\{([^{}]*)$/;
const openingTyped = /\$$/;

/** Offers names inside a template; outside of one, the whole template. */
export function completeFrom(
  entries: () => readonly CompletionEntry[],
  language: CodeLanguage,
): CompletionSource {
  return (context) => {
    const before = textBefore(context);
    const domainName = openDomainTemplate.exec(before)?.[1];
    if (domainName !== undefined) {
      return {
        from: context.pos - domainName.length,
        options: entries()
          .filter(({ kind, label }) => kind === 'domain-variable' && label.includes(domainName))
          .map((entry) => toCompletion(entry, entry.label.slice(3, -1))),
        // Narrowed above: the labels have more than the name that is typed.
        filter: false,
      };
    }
    if (language === 'expression' || openTemplate.test(before)) {
      const word = wordBefore.exec(before)?.[0] ?? '';
      if (word === '' && !context.explicit && !/[{\s(]$/.test(before)) return null;
      return {
        from: context.pos - word.length,
        options: entries()
          .filter(({ kind }) => kind !== 'domain-variable' || language === 'expression')
          .map((entry) => toCompletion(entry, writtenForm(entry, language))),
        validFor: /^[\w$."[\] ]*$/,
      };
    }
    const opening = openingTyped.exec(before)?.[0] ?? '';
    if (!context.explicit && opening === '') return null;
    return {
      from: context.pos - opening.length,
      options: entries()
        .filter(({ kind }) => kind !== 'function')
        .map((entry) =>
          toCompletion(
            entry,
            entry.kind === 'domain-variable' ? entry.label : `\${${writtenForm(entry, language)}}`,
          ),
        ),
      filter: opening === '',
    };
  };
}

/** Inside JSON a double quote would end the text. */
function writtenForm({ insert, label }: CompletionEntry, language: CodeLanguage): string {
  const text = insert ?? label;
  return language === 'json' ? text.replaceAll('"', "'") : text;
}

function textBefore({ state, pos }: CompletionContext): string {
  const line = state.doc.lineAt(pos);
  return line.text.slice(0, pos - line.from);
}

function toCompletion(entry: CompletionEntry, apply: string): Completion {
  return {
    label: entry.label,
    detail: entry.detail,
    info: entry.info,
    apply,
    type: entry.isAbsent ? 'absent' : entry.kind,
    boost: entry.isAbsent ? -50 : boosts[entry.kind],
  };
}

const boosts = {
  variable: 20,
  'domain-variable': 8,
  field: 10,
  step: 5,
  word: 0,
  function: -20,
} as const;
