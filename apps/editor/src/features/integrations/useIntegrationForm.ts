import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem';
import { useMay } from '../access/useMay';
import {
  changedSettings,
  checkIntegrationForm,
  fromIntegrationForm,
  isSameForm,
  type IntegrationForm,
} from './integration-form';
import { useSaveIntegration, useTestIntegration } from './integrations.api';

interface Start {
  /** Null for a new connection. */
  readonly id: string | null;
  readonly initial: IntegrationForm;
}

/**
 * The form of a connection with its save and its test. Complaints show once somebody tried to save
 * or to test; those of the server stand at their fields until something changes.
 */
export function useIntegrationForm({ id, initial }: Start) {
  const { t } = useTranslation('integrations');
  const [form, setForm] = useState(initial);
  const [tries, setTries] = useState(0);
  const save = useSaveIntegration();
  const test = useTestIntegration();
  const forbidden = useMay('integration:manage');
  const isDirty = !isSameForm(form, initial);
  const found = checkIntegrationForm(form);
  const refused = fieldProblems(save.error ?? test.error);

  const change = (next: IntegrationForm) => {
    setForm(next);
    save.reset();
    test.reset();
  };
  return {
    form,
    change,
    save,
    test,
    isDirty,
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
        { id, body: fromIntegrationForm(form) },
        { onSuccess: (integration) => onSaved(integration.id) },
      );
    },
    /** Tries the values as they stand; a name is not needed for that. */
    tryOut: (recipient: string) => {
      if ([...found.keys()].some((field) => field !== 'name')) return setTries(tries + 1);
      save.reset();
      const { kind, settings } = fromIntegrationForm(form);
      const told = id === null ? settings : changedSettings(form, initial);
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
