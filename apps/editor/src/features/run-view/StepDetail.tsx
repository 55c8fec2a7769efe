import type { StepRecord } from '@hookline/contracts';
import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { maskWithin } from '../../ui/mask-contact';
import { MonoId } from '../../ui/MonoId';
import { formatDuration } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import { InlineText } from '../../ui/RichText';
import { JsonBlock } from './JsonBlock';
import { statusOf } from './paint-run';
import { startedRunOf } from './started-run-of';
import classes from './StepDetail.module.css';

interface StepDetailProps {
  /** The run the steps are of; `id` is null for a test, which has no address and no key. */
  readonly run: { readonly id: string | null; readonly contact: string | null };
  /** Steps of the node, in order; several after retries and loops. */
  readonly steps: readonly StepRecord[];
  /** Null: the last one. */
  readonly seq: number | null;
  /** Where there is no step; default: the run did not come here. */
  readonly noneText?: string;
  readonly onChoose: (seq: number) => void;
}

/** More steps of one node than this are chosen in the list at the left. */
const mostSideBySide = 5;

/** What one step got, did and answered. */
export function StepDetail({ run, steps, seq, noneText, onChoose }: StepDetailProps) {
  const { t } = useTranslation('run-view');
  const step = steps.find((one) => one.seq === seq) ?? steps.at(-1);
  if (step === undefined) return <p className={classes.none}>{noneText ?? t('step.none')}</p>;
  const startedRun = run.id === null ? null : startedRunOf(step, run.id);
  const key = run.id === null ? null : `hl:${run.id}:${step.nodeId}:${step.visit}`;
  return (
    <div className={classes.root}>
      {steps.length > 1 && steps.length <= mostSideBySide && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('step.choose')}
          data={steps.map((one) => ({
            value: String(one.seq),
            label:
              one.visit > 1
                ? t('step.visitTry', { visit: one.visit, number: one.attempt })
                : t('try', { number: one.attempt }),
          }))}
          value={String(step.seq)}
          onChange={(value) => onChoose(Number(value))}
        />
      )}
      {step.dry === true && <p className={classes.dry}>{t('step.dry')}</p>}
      {startedRun !== null && (
        <Link to="/runs/$runId" params={{ runId: startedRun }}>
          {t('step.openSubFlow')}
        </Link>
      )}
      {step.error !== null && (
        <ProblemNote>
          {maskWithin(step.error.message, run.contact)}{' '}
          {step.outlet !== null && t('step.outletTaken', { outlet: step.outlet })}
        </ProblemNote>
      )}
      <dl className={classes.facts}>
        <dt>{t('step.status')}</dt>
        <dd>
          <StatusBadge status={statusOf(step)} />
        </dd>
        {step.outlet !== null && (
          <>
            <dt>{t('step.outlet')}</dt>
            <dd>{step.outlet}</dd>
          </>
        )}
        <dt>{t('step.started')}</dt>
        <dd>
          <TimeText value={step.startedAt} style="clock-ms" />
        </dd>
        <dt>{t('step.took')}</dt>
        <dd>{formatDuration(step.durationMs)}</dd>
        <dt>{t('step.try')}</dt>
        <dd>
          {step.attempt}
          {step.visit > 1 && ` · ${t('visit', { number: step.visit })}`}
        </dd>
        {step.error !== null && (
          <>
            <dt>{t('step.code')}</dt>
            <dd>
              <code className={classes.code}>{step.error.code}</code>
            </dd>
          </>
        )}
        {key !== null && (
          <>
            <dt>{t('step.key')}</dt>
            <dd className={classes.key}>
              <MonoId id={key} copyLabel={t('step.copyKey')} />
            </dd>
          </>
        )}
      </dl>
      {step.notes.length > 0 && (
        <ul className={classes.notes}>
          {step.notes.map((note) => (
            <li key={note}>
              <InlineText text={maskWithin(note, run.contact)} />
            </li>
          ))}
        </ul>
      )}
      <JsonBlock
        title={t('step.input')}
        copyLabel={t('step.copyInput')}
        value={step.input}
        contact={run.contact}
      />
      <JsonBlock
        title={t('step.output')}
        copyLabel={t('step.copyOutput')}
        value={step.output}
        contact={run.contact}
      />
    </div>
  );
}
