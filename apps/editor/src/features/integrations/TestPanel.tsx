import type { IntegrationKind, IntegrationTestResult } from '@hookline/contracts';
import { Button, TextInput } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { formatDuration } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { StatusBadge } from '../../ui/StatusBadge';
import classes from './Integration.module.css';

interface TestPanelProps {
  readonly kind: IntegrationKind;
  readonly busy: boolean;
  readonly result: IntegrationTestResult | undefined;
  readonly error: unknown;
  /** Why it cannot be tried; null when it can. */
  readonly reason: string | null;
  readonly onTest: (recipient: string) => void;
}

/** Tries what is in the form, saved or not, and says in words how far it came. */
export function TestPanel({ kind, busy, result, error, reason, onTest }: TestPanelProps) {
  const { t, i18n } = useTranslation('integrations');
  const [recipient, setRecipient] = useState('');
  // A kind without a recipient of its own always tries the one address it has.
  const takesRecipient = i18n.exists(`integrations:test.recipient.${kind}`);
  return (
    <section className={classes.test} aria-label={t('test.title')}>
      <h2>{t('test.title')}</h2>
      <p className={classes.remark}>{t(`test.does.${kind}`)}</p>
      {takesRecipient && (
        <TextInput
          label={t(`test.recipient.${kind}`)}
          description={t('test.recipientHelp')}
          maxLength={500}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
      )}
      {reason === null ? (
        <Button
          mt="sm"
          variant="default"
          loading={busy}
          leftSection={<IconPlugConnected size={16} stroke={1.5} />}
          onClick={() => onTest(takesRecipient ? recipient.trim() : '')}
        >
          {t('test.action')}
        </Button>
      ) : (
        <ReasonButton mt="sm" variant="default" reason={reason}>
          {t('test.action')}
        </ReasonButton>
      )}
      <div aria-live="polite">
        {error !== null && error !== undefined && (
          <ProblemNote>{problemMessage(error)}</ProblemNote>
        )}
        {result !== undefined && <TestResult result={result} />}
      </div>
    </section>
  );
}

function TestResult({ result }: { result: IntegrationTestResult }) {
  const { t } = useTranslation('integrations');
  const { ok, stage, status, message, durationMs } = result;
  const facts = [
    ...(status === null ? [] : [t('test.status', { status })]),
    formatDuration(durationMs),
  ];
  return (
    <div className={classes.result}>
      <div>
        <StatusBadge
          status={ok ? 'completed' : 'failed'}
          label={stage === null ? t('test.passed') : t(`test.stage.${stage}`)}
        />
      </div>
      <p>{message}</p>
      {stage !== null && <p className={classes.hint}>{t(`test.hint.${stage}`)}</p>}
      <p className={classes.hint}>{facts.join(' · ')}</p>
    </div>
  );
}
