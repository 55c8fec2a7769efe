import { DomainRunLimits } from '@hookline/contracts';
import { useReplaceRunLimits } from './run-settings.api';
import { useSavedForm } from './useSavedForm';

/** Every field of the form is there; what is not set is null. */
const WholeRunLimits = DomainRunLimits.required();

/** The limits of runs as a form, with its save. */
export function useRunLimitsForm(saved: DomainRunLimits) {
  const replace = useReplaceRunLimits();
  const { form, settle, ...state } = useSavedForm(WholeRunLimits, saved);
  const submit = form.handleSubmit((limits) => {
    if (!replace.isPending) replace.mutate(limits, { onSuccess: settle });
  });
  const discard = () => {
    replace.reset();
    settle(saved);
  };
  return { form, ...state, replace, submit, discard };
}
