import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonButton } from '../../ui/ReasonButton';
import type { BulkInput, BulkObject } from './bulk-actions.api';
import { BulkDialog } from './BulkDialog';

interface BulkMenuProps<Action extends string> {
  readonly object: BulkObject;
  readonly actions: readonly Action[];
  /** Ids chosen in the list. */
  readonly chosen: readonly string[];
  /** All that the list shows. */
  readonly filter: object;
  /** Why an action cannot be about all that match; null, the default, when it can. */
  readonly filterReason?: string | null;
  /** Why this person may not; null when they may. */
  readonly forbidden: string | null;
  /** The body of an action for what was chosen, without its pace. */
  readonly inputFor: (action: Action, which: 'ids' | 'filter') => BulkInput;
  /** Settings of an action itself. */
  readonly settingsOf?: (action: Action) => ReactNode;
  readonly onStarted: (bulkId: string) => void;
}

/** Actions on many rows of a list: those chosen, or all that match the filters. */
export function BulkMenu<Action extends string>(props: BulkMenuProps<Action>) {
  const { object, actions, chosen, filter, forbidden, inputFor, settingsOf, onStarted } = props;
  const { t } = useTranslation(['bulk-actions', 'common']);
  const [opened, setOpened] = useState<Action | null>(null);
  // In place of the words, so that the toolbar does not move when somebody chooses a row.
  const label =
    chosen.length === 0
      ? t(`${object}.menu`)
      : t('common:table.selected', { count: chosen.length });
  if (forbidden !== null) {
    return (
      <ReasonButton variant="default" reason={forbidden}>
        {label}
      </ReasonButton>
    );
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => (
            <Menu.Item key={action} onClick={() => setOpened(action)}>
              {t(`${object}.${action}.open`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {opened !== null && (
        <BulkDialog
          object={object}
          texts={`${object}.${opened}`}
          chosen={chosen}
          filterReason={
            props.filterReason ?? (Object.keys(filter).length === 0 ? t('filterFirst') : null)
          }
          inputFor={(scope) => inputFor(opened, scope === 'chosen' ? 'ids' : 'filter')}
          onClose={() => setOpened(null)}
          onStarted={(bulkId) => {
            setOpened(null);
            onStarted(bulkId);
          }}
        >
          {settingsOf?.(opened)}
        </BulkDialog>
      )}
    </>
  );
}
