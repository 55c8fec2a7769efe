import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FilterOption } from '../../ui/FilterChip';
import {
  usePickable,
  usePicked,
  type Pickable,
  type PickableKind,
} from '../node-form/pickable.api';

const typingPauseMs = 200;

/**
 * What a filter of many objects offers: the first by name, or those that fit what is typed; and
 * the names of chosen ones that are not among them, for a link may name any.
 */
export function useFilterOptions(what: PickableKind, chosen: readonly string[]) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, typingPauseMs);
  const found = usePickable(what, search).data;
  const unnamed = found === undefined ? [] : chosen.filter((id) => !isAmong(found, id));
  const picked = usePicked(what, unnamed).data;
  return { options: toOptions(found), others: toOptions(picked), onSearch: setTyped };
}

function isAmong(objects: readonly Pickable[], id: string): boolean {
  return objects.some((one) => one.id === id);
}

function toOptions(objects: readonly Pickable[] = []): FilterOption[] {
  return objects.map(({ id, name }) => ({ value: id, label: name }));
}
