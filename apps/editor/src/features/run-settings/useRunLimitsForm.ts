import { DomainRunLimits, type RunLimitsView } from '@hookline/contracts';
import { useMemo } from 'react';
import { useReplaceRunLimits } from './run-settings.api';
import { useSavedForm } from './useSavedForm';

/** Every field of the form is there; what is not set is null. */
const WholeRunLimits = DomainRunLimits.required();

/** The limits of runs as a form, with its save. */
export function useRunLimitsForm(view: RunLimitsView) {
  const saved = useMemo(() => limitsOf(view), [view]);
  const replace = useReplaceRunLimits();
  const { form, settle, takeOver, ...state } = useSavedForm(WholeRunLimits, saved);
  const submit = form.handleSubmit((limits) => {
    if (replace.isPending) return;
    const body = { ...limits, revision: view.revision };
    replace.mutate(body, { onSuccess: (stored) => settle(limits, limitsOf(stored)) });
  });
  const discard = () => {
    replace.reset();
    takeOver(saved);
  };
  return { form, ...state, replace, submit, discard };
}

function limitsOf({ revision: _, ...limits }: RunLimitsView): DomainRunLimits {
  return limits;
}
