import { mostBulkRate } from '@hookline/contracts';
import { Button, Group, Modal, NumberInput, Radio, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { formatCount, formatDuration } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useBulkPreview, useStartBulk, type BulkInput, type BulkObject } from './bulk-actions.api';
import classes from './BulkActions.module.css';

/** Which objects: those chosen in the list, or all the list shows. */
export type BulkScope = 'chosen' | 'filtered';

interface BulkDialogProps {
  readonly object: BulkObject;
  /** Key of the action's texts under `bulk-actions`: `runs.cancel`. */
  readonly texts: string;
  readonly chosen: readonly string[];
  /** Why all that match cannot be taken; null when they can. */
  readonly filterReason: string | null;
  /** The body for a scope, without its pace. */
  readonly inputFor: (scope: BulkScope) => BulkInput;
  /** Settings of the action itself. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** With the id of what was started. */
  readonly onStarted: (bulkId: string) => void;
}

const usualRate = 10;

/** Says how many objects an action is about and how long it takes, before it starts. */
export function BulkDialog(props: BulkDialogProps) {
  useReturnFocus();
  const { object, texts, chosen, filterReason, inputFor, children, onClose, onStarted } = props;
  const { t } = useTranslation(['bulk-actions', 'common']);
  const [scope, setScope] = useState<BulkScope>(chosen.length > 0 ? 'chosen' : 'filtered');
  const [rate, setRate] = useState(usualRate);
  const input = inputFor(scope);
  const preview = useBulkPreview(object, input);
  const start = useStartBulk(object);
  const total = preview.data?.total;
  const reason =
    total === undefined
      ? t(preview.isError ? 'cannotCount' : 'counting')
      : total === 0
        ? t('nothing')
        : null;
  const error = start.error ?? preview.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${texts}.title`)}
      size={520}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap={16}>
        <Radio.Group
          label={t('which')}
          value={scope}
          onChange={(next) => setScope(next === 'chosen' ? 'chosen' : 'filtered')}
        >
          <Stack gap={12} mt={6}>
            <Radio
              value="chosen"
              label={t('chosen', { count: chosen.length })}
              disabled={chosen.length === 0}
            />
            <Radio
              value="filtered"
              label={t('filtered')}
              description={filterReason}
              disabled={filterReason !== null}
            />
          </Stack>
        </Radio.Group>
        {children}
        <NumberInput
          label={t('rate')}
          description={t('rateHelp', { most: mostBulkRate })}
          min={1}
          max={mostBulkRate}
          allowDecimal={false}
          suffix={t('rateUnit')}
          value={rate}
          onChange={(next) => typeof next === 'number' && next > 0 && setRate(next)}
        />
        <p className={classes.preview} aria-live="polite">
          {total === undefined
            ? reason
            : t(`${texts}.preview`, { count: total, total: formatCount(total) })}
          {total !== undefined && total > rate && (
            <> {t('takes', { duration: formatDuration((total / rate) * 1_000) })}</>
          )}
        </p>
      </Stack>
      {error !== null && <ProblemNote>{problemMessage(error)}</ProblemNote>}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <ReasonButton
          loading={start.isPending}
          reason={reason}
          onClick={() =>
            start.mutate(
              { ...input, rate },
              { onSuccess: ({ bulk }) => bulk !== null && onStarted(bulk.id) },
            )
          }
        >
          {t(`${texts}.action`, { count: total ?? 0, total: formatCount(total ?? 0) })}
        </ReasonButton>
      </Group>
    </Modal>
  );
}
