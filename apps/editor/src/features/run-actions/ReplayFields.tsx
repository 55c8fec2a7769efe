import { RecordedAnswers, RunReplayVersion, type RunReplayInput } from '@hookline/contracts';
import { Radio, SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './RunActions.module.css';

interface ReplayFieldsProps {
  readonly value: RunReplayInput;
  readonly onChange: (value: RunReplayInput) => void;
}

/** What a replay starts with, for one run and for many: dry, from the recorded answers. */
export const firstReplay: RunReplayInput = { version: 'same', dry: true, answers: 'recorded' };

/** Which version runs again, whether it may change anything, and who answers in its place. */
export function ReplayFields({ value, onChange }: ReplayFieldsProps) {
  const { t } = useTranslation('run-actions');
  const { version, dry, answers = 'recorded' } = value;
  return (
    <Stack gap={16}>
      <Radio.Group
        label={t('replay.version')}
        value={version}
        onChange={(next) => onChange({ ...value, version: RunReplayVersion.parse(next) })}
      >
        <Stack gap={8} mt={6}>
          {RunReplayVersion.options.map((option) => (
            <Radio key={option} value={option} label={t(`replay.versionOf.${option}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <div className={classes.label}>{t('replay.how')}</div>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('replay.how')}
          data={[
            { value: 'dry', label: t('replay.dry') },
            { value: 'real', label: t('replay.real') },
          ]}
          value={dry ? 'dry' : 'real'}
          onChange={(next) =>
            onChange(
              next === 'dry'
                ? { version, dry: true, answers: 'recorded' }
                : { version, dry: false },
            )
          }
        />
        <p className={classes.help}>{t(dry ? 'replay.dryHelp' : 'replay.realHelp')}</p>
      </div>
      {dry && (
        <Radio.Group
          label={t('replay.answers')}
          value={answers}
          onChange={(next) => onChange({ ...value, answers: RecordedAnswers.parse(next) })}
        >
          <Stack gap={8} mt={6}>
            {RecordedAnswers.options.map((option) => (
              <Radio key={option} value={option} label={t(`replay.answersOf.${option}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
