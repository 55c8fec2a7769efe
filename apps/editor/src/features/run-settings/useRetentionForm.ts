import { Retention, type RetentionView } from '@hookline/contracts';
import { useMemo, useState } from 'react';
import { isStale } from '../../api/api-problem';
import { isShorter } from './is-shorter';
import { useReplaceRetention } from './run-settings.api';
import { useSavedForm } from './useSavedForm';

/** How long history is kept as a form; what would lose some of it is asked about first. */
export function useRetentionForm({ days, server_days: serverDays, revision }: RetentionView) {
  const saved = useMemo(() => ({ days }), [days]);
  const replace = useReplaceRetention();
  const { form, settle, takeOver, ...state } = useSavedForm(Retention, saved);
  const [asking, setAsking] = useState<Retention | null>(null);
  const send = (retention: Retention) =>
    replace.mutate(
      { ...retention, revision },
      {
        onSuccess: (stored) => {
          setAsking(null);
          settle(retention, { days: stored.days });
        },
        // It asked about another change than the one it would be now.
        onError: (error) => isStale(error) && setAsking(null),
      },
    );
  const submit = form.handleSubmit((retention) => {
    if (replace.isPending) return;
    replace.reset();
    const loses = isShorter(retention.days ?? serverDays, days ?? serverDays);
    if (loses) setAsking(retention);
    else send(retention);
  });
  const discard = () => {
    replace.reset();
    takeOver(saved);
  };
  return {
    form,
    ...state,
    replace,
    submit,
    discard,
    serverDays,
    /** What waits for a yes; null while nothing does. */
    asking,
    confirm: () => asking !== null && send(asking),
    cancel: () => {
      replace.reset();
      setAsking(null);
    },
  };
}
