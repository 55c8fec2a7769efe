import type { Icon } from '@tabler/icons-react';

/** Something the palette can go to. */
export interface PaletteEntry {
  /** Unique within the palette. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: Icon;
  readonly onOpen: () => void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/**
 * The entry so many steps from the chosen one, around the ends; the first when the chosen one is
 * not among them any more.
 */
export function stepFrom(
  entries: readonly PaletteEntry[],
  chosen: string | null,
  step: number,
): PaletteEntry | null {
  const at = entries.findIndex(({ id }) => id === chosen);
  const from = at === -1 ? 0 : at + step;
  return entries.at(from % Math.max(1, entries.length)) ?? null;
}
