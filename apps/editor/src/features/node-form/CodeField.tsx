import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { codeExtensions, fromOutside, type CodeLanguage } from './code-extensions';
import type { CompletionEntry } from './completion-entries';
import classes from './CodeField.module.css';

interface CodeFieldProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: string;
  readonly language: CodeLanguage;
  readonly lines?: 'one' | 'many';
  readonly placeholder?: string;
  readonly completions: readonly CompletionEntry[];
  readonly invalid?: boolean;
  readonly readOnly?: boolean;
  readonly onChange: (text: string) => void;
}

/** A text with templates, an expression or JSON: highlighted, completed with Ctrl+Space. */
export function CodeField(props: CodeFieldProps) {
  const { label, value, language, lines = 'one', placeholder, readOnly = false } = props;
  const hostRef = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView | null>(null);
  const handleChange = useEffectEvent((text: string) => props.onChange(text));
  const currentCompletions = useEffectEvent(() => props.completions);
  const currentValue = useEffectEvent(() => value);

  useEffect(() => {
    const parent = hostRef.current;
    if (parent === null) return;
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: currentValue(),
        extensions: codeExtensions({
          label,
          language,
          isOneLine: lines === 'one',
          placeholder: placeholder ?? '',
          readOnly,
          completions: () => currentCompletions(),
          onChange: (text) => handleChange(text),
        }),
      }),
    });
    viewRef.current = view;
    return () => {
      viewRef.current = null;
      view.destroy();
    };
  }, [label, language, lines, placeholder, readOnly]);

  // Undo, a quick fix, another node: the text changed elsewhere than under the cursor.
  useEffect(() => {
    const view = viewRef.current;
    if (view === null || view.state.doc.toString() === value) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: value },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  return (
    <div
      ref={hostRef}
      className={classes.host}
      data-lines={lines}
      data-language={language}
      data-invalid={props.invalid || undefined}
    />
  );
}
