import { IntegrationKind } from '@hookline/contracts';
import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormSurroundings } from '../FormSurroundings';
import type { FieldProps } from './field-props';
import { PickerField } from './PickerField';
import classes from './IntegrationPickerField.module.css';

/** A connection of the kinds the param wants; a new one is made beside the drawing. */
export function IntegrationPickerField(props: FieldProps) {
  const { t } = useTranslation('node-form');
  const { readOnly, paramValue } = useFormSurroundings();
  const { kinds } = props.field.meta;
  const named = kinds === undefined || 'param' in kinds ? paramValue(kinds?.param ?? '') : kinds;
  const wanted = IntegrationKind.options.filter((kind) =>
    Array.isArray(named) ? named.includes(kind) : named === kind,
  );
  return (
    <>
      <PickerField {...props} what="integration" kinds={wanted.length === 0 ? undefined : wanted} />
      {!readOnly && (
        <Link
          to="/integrations/new"
          search={{ kind: wanted.length === 1 ? wanted[0] : undefined }}
          target="_blank"
          className={classes.add}
        >
          {t('addConnection')}
          <IconExternalLink size={14} stroke={1.5} aria-hidden />
        </Link>
      )}
    </>
  );
}
