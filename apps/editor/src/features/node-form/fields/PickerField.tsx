import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormSurroundings } from '../FormSurroundings';
import { usePickable, usePicked, type Pickable, type PickableKind } from '../pickable.api';
import type { FieldProps } from './field-props';

interface PickerFieldProps extends FieldProps {
  readonly what: PickableKind;
  /** Connections of these kinds only. */
  readonly kinds?: readonly string[];
}

/** A list, queue, agent or flow schema: chosen by name; a name or a template may be typed. */
export function PickerField(props: PickerFieldProps) {
  const { field, value, invalid, what, kinds, onChange } = props;
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const stored = value ?? field.default;
  const [typed, setTyped] = useState<string | null>(null);
  const [search] = useDebouncedValue(typed ?? '', 200);
  const found = usePickable(what, search, kinds);
  const objects = found.data ?? [];
  const labels = labelled(objects);
  const idOf = storedId(stored);
  const known = objects.find(({ id }) => id === idOf);
  // One beyond the first is asked for by its id, unless its name stands beside it.
  const text = storedText(stored);
  const isUnnamed = known === undefined && found.isSuccess && isId(text);
  const picked = usePicked(what, isUnnamed ? [text] : []).data?.find(({ id }) => id === text);
  const name = known === undefined ? picked?.name : labels.get(known.id);
  const shown = typed ?? name ?? text;

  const handleChange = (written: string) => {
    setTyped(written);
    const chosen = objects.find(({ id }) => labels.get(id) === written);
    onChange(field.kind === 'object' ? asRef(chosen, written) : (chosen?.id ?? written));
  };
  return (
    <Autocomplete
      aria-label={field.meta.label}
      placeholder={field.meta.placeholder ?? t(`pick.${what}`)}
      data={[...labels.values()]}
      filter={({ options }) => options}
      value={shown}
      error={invalid}
      readOnly={readOnly}
      limit={50}
      onChange={handleChange}
      onBlur={() => setTyped(null)}
    />
  );
}

function asRef(chosen: Pickable | undefined, text: string): JsonValue {
  return chosen === undefined ? { id: '', name: text } : { id: chosen.id, name: chosen.name };
}

/** Where a param takes several, one alone is shown by its name. */
function storedId(value: JsonValue | undefined): string {
  if (isJsonArray(value)) return value.length === 1 ? storedId(value[0]) : '';
  if (isJsonObject(value)) return typeof value['id'] === 'string' ? value['id'] : '';
  return typeof value === 'string' ? value : '';
}

/** Not a name, and no template. */
function isId(text: string): boolean {
  return /^\d+$/.test(text);
}

function storedText(value: JsonValue | undefined): string {
  if (isJsonArray(value)) return value.map(storedText).join(', ');
  if (!isJsonObject(value)) return typeof value === 'string' ? value : '';
  const { name, id } = value;
  if (typeof name === 'string' && name !== '') return name;
  return typeof id === 'string' ? id : '';
}

/** Names as they are; where two objects have one name, with their ids. */
function labelled(objects: readonly Pickable[]): ReadonlyMap<string, string> {
  const count = (name: string) => objects.filter((one) => one.name === name).length;
  return new Map(objects.map(({ id, name }) => [id, count(name) > 1 ? `${name} (${id})` : name]));
}
