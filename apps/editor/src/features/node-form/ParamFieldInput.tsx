import { assertNever } from '@hookline/engine';
import { ChoiceField } from './fields/ChoiceField';
import { ConditionField } from './fields/ConditionField';
import { DurationField } from './fields/DurationField';
import type { FieldProps } from './fields/field-props';
import { IntegrationPickerField } from './fields/IntegrationPickerField';
import { ItemsField } from './fields/ItemsField';
import { JsonField } from './fields/JsonField';
import { KeyValueField } from './fields/KeyValueField';
import { NumberField } from './fields/NumberField';
import { PickerField } from './fields/PickerField';
import { SwitchField } from './fields/SwitchField';
import { TextField } from './fields/TextField';

/** The control a described param asks for. */
export function ParamFieldInput(props: FieldProps) {
  const { widget } = props.field;
  switch (widget) {
    case 'text':
    case 'textarea':
    case 'expression':
    case 'code':
      return <TextField {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'duration':
      return <DurationField {...props} />;
    case 'switch':
      return <SwitchField {...props} />;
    case 'select':
      return <ChoiceField {...props} />;
    case 'condition':
      return <ConditionField {...props} />;
    case 'key-value':
      return <KeyValueField {...props} />;
    case 'assignments':
    case 'cases':
      return <ItemsField {...props} />;
    case 'json':
      return <JsonField {...props} />;
    case 'list-picker':
      return <PickerField {...props} what="list" />;
    case 'calendar-picker':
      return <PickerField {...props} what="calendar" />;
    case 'queue-picker':
      return <PickerField {...props} what="queue" />;
    case 'agent-picker':
      return <PickerField {...props} what="agent" />;
    case 'schema-picker':
      return <PickerField {...props} what="schema" />;
    case 'integration-picker':
      return <IntegrationPickerField {...props} />;
    default:
      return assertNever(widget);
  }
}
