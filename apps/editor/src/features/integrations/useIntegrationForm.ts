import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { useStoredForm } from '../../ui/useStoredForm';
import { useMay } from '../access/useMay';
import {
  changedSettings,
  changeOfIntegration,
  checkIntegrationForm,
  fromIntegrationForm,
  isSameForm,
  mergeIntegrationForms,
  toIntegrationForm,
  type IntegrationForm,
} from './integration-form';
import { useSaveIntegration, useTestIntegration } from './integrations.api';

interface Start {
  /** Null for a new connection. */
  readonly id: string | null;
  /** As it is stored; for a new one what it begins with. */
  readonly initial: IntegrationForm;
}

/**
 * The form of a connection with its save and its test. Complaints show once somebody tried to save
 * or to test; those of the server stand at their fields until something changes.
 */
export function useIntegrationForm({ id, initial }: Start) {
  const { t } = useTranslation('integrations');
  const { form, base, isDirty, ...stored } = useStoredForm({
    stored: initial,
    merge: mergeIntegrationForms,
    isSame: isSameForm,
  });
  const [tries, setTries] = useState(0);
  const save = useSaveIntegration();
  const test = useTestIntegration();
  const forbidden = useMay('integration:manage');
  const found = checkIntegrationForm(form);
  const refused = fieldProblems(save.error ?? test.error);

  const forget = () => {
    // One that is under way still tells what became of it.
    if (!save.isPending) save.reset();
    test.reset();
  };
  const change = (next: IntegrationForm) => {
    stored.change(next);
    forget();
  };
  return {
    form,
    change,
    discard: () => {
      stored.discard();
      forget();
    },
    save,
    test,
    isDirty,
    /** Whether a colleague stored other values under what is being typed. */
    isOvertaken: stored.isOvertaken && !save.isPending,
    forbidden,
    /** Goes up with every try that was refused on the page: the first wrong field gets the focus. */
    tries,
    complaints: new Map([...(tries > 0 ? found : []), ...refused]),
    saveReason: forbidden ?? (id !== null && !isDirty ? t('nothingChanged') : null),
    /** Saves when nothing is wrong on the page. */
    submit: (onSaved: (id: string) => void) => {
      if (found.size > 0) return setTries(tries + 1);
      if (save.isPending) return;
      test.reset();
      save.mutate(
        id === null
          ? { id, body: fromIntegrationForm(form) }
          : { id, body: changeOfIntegration(form, base) },
        {
          onSuccess: (integration) => {
            setTries(0);
            if (id !== null) stored.settle({ sent: form, answer: toIntegrationForm(integration) });
            onSaved(integration.id);
          },
        },
      );
    },
    /** Tries the values as they stand; a name is not needed for that. */
    tryOut: (recipient: string) => {
      if ([...found.keys()].some((field) => field !== 'name')) return setTries(tries + 1);
      save.reset();
      const { kind, settings } = fromIntegrationForm(form);
      const told = id === null ? settings : changedSettings(form, base);
      test.mutate({ id, kind, settings: told, recipient });
    },
  };
}

/** Complaints of the server by field: `settings.host` is about `host`. */
function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(
    error.problems.map(({ path, message }) => [path.replace(/^settings\./, ''), message]),
  );
}
