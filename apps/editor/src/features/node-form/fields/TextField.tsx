import { CodeField } from '../CodeField';
import { useFormSurroundings } from '../FormSurroundings';
import { fromFieldText, toFieldText } from '../param-text';
import type { FieldProps } from './field-props';

/** One line or several of text; with templates unless the param is literal. */
export function TextField({ field, value, invalid, onChange }: FieldProps) {
  const { completions, readOnly } = useFormSurroundings();
  const { language = 'template' } = field.meta;
  const isCode = field.widget === 'textarea' || field.widget === 'code';
  return (
    <CodeField
      label={field.meta.label}
      value={toFieldText(value ?? field.default)}
      language={
        language === 'expression'
          ? 'expression'
          : language === 'literal' || field.widget === 'code'
            ? 'plain'
            : 'template'
      }
      lines={isCode ? 'many' : 'one'}
      placeholder={field.meta.placeholder}
      completions={completions}
      invalid={invalid}
      readOnly={readOnly}
      onChange={(text) => onChange(field.kind === 'json' ? fromFieldText(text, value) : text)}
    />
  );
}
