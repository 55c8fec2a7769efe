import { OnUnknown, type FlowNode, type NodeSettings, type Problem } from '@hookline/contracts';
import { nodeTypeOf, type ParamField } from '@hookline/nodes';
import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationField } from './fields/DurationField';
import { NumberField } from './fields/NumberField';
import { FormField } from './FormField';
import { useFormSurroundings } from './FormSurroundings';
import classes from './NodePanel.module.css';

interface OnErrorTabProps {
  readonly node: FlowNode;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly onChange: (settings: NodeSettings) => void;
}

const defaultFirstDelayMs = 1_000;

/** How long a try may take, how often to try, what to do after a crash: only what is obeyed. */
export function OnErrorTab({ node, problems, onChange }: OnErrorTabProps) {
  const { t } = useTranslation('node-form');
  const { readOnly } = useFormSurroundings();
  const type = nodeTypeOf(node.type);
  const { settings } = node;
  const obeyed = new Set(type?.settings ?? []);
  const problemsOf = (name: string) => problems.get(`settings.${name}`) ?? [];
  const change = (part: NodeSettings) => onChange(withoutEmpty({ ...settings, ...part }));
  const tries = settings.retry?.tries ?? 1;

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
            field={durationField(
              t('onError.timeout'),
              type?.kind === 'remote' ? type.timeoutMs : undefined,
            )}
            value={settings.timeoutMs}
            invalid={problemsOf('timeoutMs').length > 0}
            onChange={(value) =>
              change({
                timeoutMs: typeof value === 'number' ? clamp(value, 100, 120_000) : undefined,
              })
            }
          />
        </FormField>
      )}
      {obeyed.has('retry') && (
        <>
          <FormField
            name="settings.retry"
            label={t('onError.tries')}
            help={t('onError.triesHelp')}
            problems={problemsOf('retry')}
          >
            <NumberField
              field={numberField(t('onError.tries'))}
              value={tries}
              invalid={false}
              onChange={(value) => {
                const next = typeof value === 'number' ? clamp(Math.round(value), 1, 10) : 1;
                const firstDelayMs = settings.retry?.firstDelayMs ?? defaultFirstDelayMs;
                change({ retry: next === 1 ? undefined : { tries: next, firstDelayMs } });
              }}
            />
          </FormField>
          {settings.retry !== undefined && (
            <FormField
              name="settings.firstDelayMs"
              label={t('onError.firstDelay')}
              help={t('onError.firstDelayHelp')}
            >
              <DurationField
                field={durationField(t('onError.firstDelay'), defaultFirstDelayMs)}
                value={settings.retry.firstDelayMs}
                invalid={false}
                onChange={(value) =>
                  change({
                    retry: {
                      tries,
                      firstDelayMs:
                        typeof value === 'number'
                          ? clamp(value, 100, 3_600_000)
                          : defaultFirstDelayMs,
                    },
                  })
                }
              />
            </FormField>
          )}
        </>
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

function durationField(label: string, fallback: number | undefined): ParamField {
  return {
    name: 'duration',
    kind: 'number',
    widget: 'duration',
    required: false,
    meta: { label },
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

function numberField(label: string): ParamField {
  return { name: 'number', kind: 'number', widget: 'number', required: true, meta: { label } };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** A setting back at its default leaves no key behind, so that documents stay comparable. */
function withoutEmpty(settings: NodeSettings): NodeSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
