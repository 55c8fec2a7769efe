import {
  OnFailure,
  OnUnknown,
  type FlowNode,
  type NodeSettings,
  type Problem,
} from '@hookline/contracts';
import { obeyedSettings } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationField } from './fields/DurationField';
import { FormField } from './FormField';
import { useFormSurroundings } from './FormSurroundings';
import classes from './NodePanel.module.css';
import { RetryFields } from './RetryFields';
import { durationField } from './settings-field';

interface OnErrorTabProps {
  readonly node: FlowNode;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly onChange: (settings: NodeSettings) => void;
}

/** How long a try may take, how often to try, where to go then, what to do after a crash: only what is obeyed. */
export function OnErrorTab({ node, problems, onChange }: OnErrorTabProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const type = nodeTypeOf(node.type);
  const { settings } = node;
  const obeyed = type ? obeyedSettings(type) : new Set<keyof NodeSettings>();
  const problemsOf = (name: string) => problems.get(`settings.${name}`) ?? [];
  const change = (part: NodeSettings) => onChange(withoutEmpty({ ...settings, ...part }));

  if (obeyed.size === 0) return <p className={classes.remark}>{t('onError.none')}</p>;
  return (
    <div className={classes.fields}>
      {obeyed.has('timeoutMs') && (
        <FormField
          name="settings.timeoutMs"
          label={t('onError.timeout')}
          help={t('onError.timeoutHelp')}
          problems={problemsOf('timeoutMs')}
        >
          <DurationField
            field={durationField({
              label: t('onError.timeout'),
              fallback: type?.kind === 'remote' ? type.timeoutMs : undefined,
              min: 100,
              max: 120_000,
            })}
            value={settings.timeoutMs}
            invalid={problemsOf('timeoutMs').length > 0}
            onChange={(value) =>
              change({ timeoutMs: typeof value === 'number' ? value : undefined })
            }
          />
        </FormField>
      )}
      {obeyed.has('retry') && (
        <RetryFields
          retry={settings.retry}
          problems={problemsOf('retry')}
          onChange={(retry) => change({ retry })}
        />
      )}
      {obeyed.has('onFailure') && (
        <FormField
          name="settings.onFailure"
          label={t('onError.onFailure')}
          help={t('onError.onFailureHelp')}
          problems={problemsOf('onFailure')}
        >
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('onError.onFailure')}
            readOnly={readOnly}
            data={OnFailure.options.map((option) => ({
              value: option,
              label: t(`onError.onFailureOption.${option}`),
            }))}
            value={settings.onFailure ?? 'outlet'}
            onChange={(value) => {
              const chosen = OnFailure.safeParse(value);
              if (!chosen.success) return;
              change({ onFailure: chosen.data === 'outlet' ? undefined : chosen.data });
            }}
          />
        </FormField>
      )}
      {obeyed.has('onUnknown') && (
        <FormField
          name="settings.onUnknown"
          label={t('onError.onUnknown')}
          help={t('onError.onUnknownHelp')}
        >
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('onError.onUnknown')}
            readOnly={readOnly}
            data={OnUnknown.options.map((option) => ({
              value: option,
              label: t(`onError.option.${option}`),
            }))}
            value={settings.onUnknown ?? 'send again'}
            onChange={(value) => {
              const chosen = OnUnknown.safeParse(value);
              if (chosen.success) change({ onUnknown: chosen.data });
            }}
          />
        </FormField>
      )}
      {obeyed.has('disabled') && (
        <FormField name="settings.disabled" label={null} help={t('onError.disabledHelp')}>
          <Switch
            label={t('onError.disabled')}
            checked={settings.disabled === true}
            disabled={readOnly}
            onChange={(event) => change({ disabled: event.currentTarget.checked || undefined })}
          />
        </FormField>
      )}
    </div>
  );
}

/** A setting back at its default leaves no key behind, so that documents stay comparable. */
function withoutEmpty(settings: NodeSettings): NodeSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
