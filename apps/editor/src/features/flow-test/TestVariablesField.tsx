import { Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/Disclosure';
import { CodeField } from '../node-form/CodeField';
import type { FlowTest } from './useFlowTest';

/** What whoever starts the flow schema would hand over; few tests need it. */
export function TestVariablesField({ test }: { readonly test: FlowTest }) {
  const { t } = useTranslation('flow-test');
  const isSet = test.variablesText.trim() !== '{}';
  return (
    <Disclosure
      title={t('given.title')}
      summary={t(isSet ? 'given.set' : 'given.none')}
      initiallyOpen={isSet}
    >
      <Input.Wrapper
        description={t('given.help')}
        error={test.variablesAreJson ? null : t('given.invalid')}
      >
        <CodeField
          label={t('given.title')}
          value={test.variablesText}
          language="json"
          lines="many"
          completions={noCompletions}
          invalid={!test.variablesAreJson}
          onChange={test.writeVariables}
        />
      </Input.Wrapper>
    </Disclosure>
  );
}

const noCompletions: never[] = [];
