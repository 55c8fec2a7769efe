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
      value={toFieldText(value ?? field.default)}
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

function languageOf({ widget, meta }: ParamField): CodeLanguage {
  if (widget === 'code') return 'javascript';
  if (meta.language === 'expression') return 'expression';
  return meta.language === 'literal' ? 'plain' : 'template';
}
