import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  keymap,
  placeholder,
  tooltips,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { assertNever } from '@hookline/engine';
import { tags } from '@lezer/highlight';
import { completeFrom } from './complete-from';
import type { CompletionEntry } from './completion-entries';

/**
 * `template`: text with `${…}`. `expression`: the whole text is one. `json`: JSON whose texts may
 * hold templates. `javascript`: a script, without templates; completed with its own names.
 * `plain`: neither highlighted nor completed.
 */
export type CodeLanguage = 'template' | 'expression' | 'json' | 'javascript' | 'plain';

interface CodeOptions {
  readonly label: string;
  readonly language: CodeLanguage;
  readonly isOneLine: boolean;
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly completions: () => readonly CompletionEntry[];
  readonly onChange: (text: string) => void;
}

/** Marks a change that came from the document, so that it is not reported back to it. */
export const fromOutside = Annotation.define<boolean>();

/** Everything one code field needs of CodeMirror. No history of its own: undo is the document's. */
export function codeExtensions(options: CodeOptions): Extension {
  const { isOneLine, readOnly } = options;
  return [
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      // Said outright, for a field longer than its box is scrolled by keys.
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
    }),
    placeholder(options.placeholder),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    tooltips({ parent: document.body, position: 'fixed' }),
    isOneLine ? oneLine : EditorView.lineWrapping,
    languageExtensions(options),
    completionTheme,
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap.filter(({ key }) => !isOneLine || key !== 'Enter'),
    ]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      if (update.transactions.some((one) => one.annotation(fromOutside) === true)) return;
      options.onChange(update.state.doc.toString());
    }),
  ];
}

function languageExtensions({ language, completions }: CodeOptions): Extension {
  switch (language) {
    case 'plain':
      return [];
    case 'javascript':
      return [javascript(), syntaxHighlighting(scriptColors), closeBrackets(), autocompletion()];
    case 'json':
      return [
        json(),
        syntaxHighlighting(jsonColors),
        templateMarks,
        namesCompleted(completions, language),
      ];
    case 'template':
      return [templateMarks, namesCompleted(completions, language)];
    case 'expression':
      return namesCompleted(completions, language);
    default:
      return assertNever(language);
  }
}

function namesCompleted(
  completions: CodeOptions['completions'],
  language: CodeLanguage,
): Extension {
  return [
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['{', '"'] } }]),
    closeBrackets(),
    autocompletion({
      override: [completeFrom(completions, language)],
      icons: false,
      optionClass: ({ type }) => (type === 'absent' ? 'cm-absent' : ''),
    }),
  ];
}

const oneLine: Extension = [
  EditorView.clipboardInputFilter.of((text) => text.replace(/\s*\n\s*/g, ' ')),
  // A stored text may have lines all the same: it is shown, and can be put right.
  EditorState.transactionFilter.of((change) =>
    change.annotation(fromOutside) === true ||
    change.newDoc.lines <= Math.max(1, change.startState.doc.lines)
      ? change
      : [],
  ),
];

const templatePattern = /\\?(?:\$?\$\{[^}]*\}|\{\{[^}]*\}\})/g;

const templateMatcher = new MatchDecorator({
  regexp: templatePattern,
  decorate: (add, from, to, match) => {
    // A backslash before it makes the delimiter literal.
    if (match[0].startsWith('\\')) return;
    add(from, to, Decoration.mark({ class: 'cm-template' }));
  },
});

class TemplateMarks {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = templateMatcher.createDeco(view);
  }

  update(update: ViewUpdate): void {
    this.decorations = templateMatcher.updateDeco(update, this.decorations);
  }
}

const templateMarks = ViewPlugin.fromClass(TemplateMarks, {
  decorations: (plugin) => plugin.decorations,
});

const jsonColors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text-2)' },
  { tag: tags.string, color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--data)' },
]);

const scriptColors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--text-3)' },
  { tag: [tags.string, tags.number, tags.bool, tags.null, tags.regexp], color: 'var(--data)' },
]);

const completionTheme = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': {
    padding: '4px',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    background: 'var(--surface)',
    boxShadow: 'var(--shadow-float)',
    zIndex: '400',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '240px',
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '12.5px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '24px',
    padding: '4px 8px',
    borderRadius: '6px',
    color: 'var(--text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-bg)',
    color: 'var(--text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)' },
  '.cm-completionDetail': {
    margin: '0',
    fontStyle: 'normal',
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    color: 'var(--text-2)',
    maxWidth: '180px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '.cm-tooltip.cm-completionInfo': {
    maxWidth: '280px',
    padding: '8px 10px',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    background: 'var(--surface)',
    color: 'var(--text-2)',
    fontSize: '13px',
    lineHeight: '18px',
    boxShadow: 'var(--shadow-float)',
  },
});
