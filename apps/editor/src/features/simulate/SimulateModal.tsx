import { simulationScenariosOf, type Queue } from '@hookline/contracts';
import { Button, Group, Select, SegmentedControl, Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { fromKeyValues } from '../../ui/key-values';
import { KeyValueEditor, type KeyValue } from '../../ui/KeyValueEditor';
import { EditModal } from '../../ui/EditModal';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { SimulatedContact } from './SimulatedContact';
import { useSimulate } from './simulate.api';

interface SimulateModalProps {
  readonly queue: Queue;
  readonly onClose: () => void;
}

/** Sends the events of a virtual contact and leads to what they caused. */
export function SimulateModal({ queue, onClose }: SimulateModalProps) {
  const { t } = useTranslation('simulate');
  const scenarios = simulationScenariosOf(queue.type);
  const [scenario, setScenario] = useState(scenarios[0]?.id ?? null);
  const [destination, setDestination] = useState('');
  const [variables, setVariables] = useState<readonly KeyValue[]>([]);
  const [speed, setSpeed] = useState<'fast' | 'real'>('fast');
  const simulate = useSimulate(queue.id);
  const isDirty = simulate.data === undefined && (destination !== '' || variables.length > 0);
  const chosen = scenarios.find((one) => one.id === scenario);

  const handleStart = () => {
    if (scenario === null || simulate.isPending) return;
    simulate.mutate({
      scenario,
      destination: destination.trim() === '' ? undefined : destination.trim(),
      variables: fromKeyValues(variables),
      speed,
    });
  };

  return (
    <EditModal
      title={t('title')}
      size={560}
      closeLabel={t('close')}
      dirty={isDirty}
      onClose={onClose}
    >
      {(close) =>
        simulate.data !== undefined ? (
          <SimulatedContact
            answer={simulate.data}
            onAgain={() => simulate.reset()}
            onClose={onClose}
          />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              handleStart();
            }}
          >
            <Input.Description>{t('text', { queue: queue.name })}</Input.Description>
            <Select
              label={t('scenario')}
              description={chosen?.description}
              mt="sm"
              data-autofocus
              autoFocus
              data={scenarios.map(({ id, label }) => ({ value: id, label }))}
              value={scenario}
              allowDeselect={false}
              onChange={(value) =>
                setScenario(scenarios.find((one) => one.id === value)?.id ?? scenario)
              }
            />
            <TextInput
              label={t('destination')}
              description={t('destinationHelp')}
              mt="sm"
              maxLength={256}
              value={destination}
              onChange={(event) => setDestination(event.currentTarget.value)}
            />
            <KeyValueEditor
              label={t('variables')}
              help={t('variablesHelp')}
              rows={variables}
              onChange={setVariables}
            />
            <Input.Wrapper label={t('speed')} labelElement="div" mt="sm">
              <SegmentedControl
                fullWidth
                aria-label={t('speed')}
                data={[
                  { value: 'fast', label: t('fast') },
                  { value: 'real', label: t('real') },
                ]}
                value={speed}
                onChange={(value) => setSpeed(value === 'real' ? 'real' : 'fast')}
              />
            </Input.Wrapper>
            {simulate.error && <ProblemNote>{problemMessage(simulate.error)}</ProblemNote>}
            <Group justify="flex-end" mt="lg" gap={8}>
              <Button variant="default" onClick={close}>
                {t('close')}
              </Button>
              <ReasonButton
                type="submit"
                loading={simulate.isPending}
                reason={scenario === null ? t('none') : null}
              >
                {t('start')}
              </ReasonButton>
            </Group>
          </form>
        )
      }
    </EditModal>
  );
}
