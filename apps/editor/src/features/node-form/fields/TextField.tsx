import { isJsonArray, type JsonValue } from '@hookline/contracts';
import type { ParamField } from '@hookline/nodes';
import { CodeField } from '../CodeField';
import type { CodeLanguage } from '../code-extensions';
import { useFormSurroundings } from '../FormSurroundings';
import { fromFieldText, toFieldText } from '../param-text';
import type { FieldProps } from './field-props';

/** One line or several of text; with templates unless the param is literal or a script. */
export function TextField({ field, value, invalid, onChange }: FieldProps) {
  const { completions, readOnly } = useFormSurroundings();
  const isLong = field.widget === 'textarea' || field.widget === 'code';
  return (
    <CodeField
      label={field.meta.label}
      value={writtenText(field, value ?? field.default)}
      language={languageOf(field)}
      lines={isLong ? 'many' : 'one'}
      placeholder={field.meta.placeholder}
      completions={completions}
      invalid={invalid}
      readOnly={readOnly}
      onChange={(text) => onChange(field.kind === 'json' ? fromFieldText(text, value) : text)}
    />
  );
}

/** A list of texts stands as people write one, with commas between; its param reads that too. */
function writtenText({ kind, itemKind }: ParamField, value: JsonValue | undefined): string {
  const isTextList = kind === 'list' && itemKind === 'text' && isJsonArray(value);
  return isTextList ? value.map(toFieldText).join(', ') : toFieldText(value);
}

function languageOf({ widget, meta }: ParamField): CodeLanguage {
  if (widget === 'code') return 'javascript';
  if (meta.language === 'expression') return 'expression';
  return meta.language === 'literal' ? 'plain' : 'template';
}
