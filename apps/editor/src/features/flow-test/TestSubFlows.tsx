import type { FlowTestSubFlow } from '@hookline/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../ui/number-format';
import { StatusBadge } from '../../ui/StatusBadge';
import { opensRun } from './useViewFocus';
import classes from './TestSubFlows.module.css';

interface TestSubFlowsProps {
  readonly subFlows: readonly FlowTestSubFlow[];
  readonly onOpen: (runId: string) => void;
}

/** Sub-flows and how each ended; a click leads to its steps. Nothing when there is none. */
export function TestSubFlows({ subFlows, onOpen }: TestSubFlowsProps) {
  const { t } = useTranslation('flow-test');
  if (subFlows.length === 0) return null;
  const title = t('subFlow.list', { count: subFlows.length });
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list}>
        {subFlows.map(({ run_id: runId, schema, status, steps, duration_ms: durationMs }) => (
          <li key={runId}>
            <button
              type="button"
              className={classes.subFlow}
              data-opens={opensRun(runId)}
              onClick={() => onOpen(runId)}
            >
              <span className={classes.words}>
                <span className={classes.name}>{t('subFlow.title', schema)}</span>
                <span className={classes.facts}>
                  <StatusBadge
                    status={status === 'cut' ? 'quarantined' : status}
                    label={t(`status.${status}`)}
                  />
                  {[t('steps.count', { count: steps.length }), formatDuration(durationMs)].join(
                    ' · ',
                  )}
                </span>
              </span>
              <IconChevronRight size={16} stroke={1.5} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
