import type { JsonValue } from '@hookline/contracts';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton';
import { maskWithin } from '../../ui/mask-contact';
import classes from './StepDetail.module.css';

interface JsonBlockProps {
  readonly title: string;
  readonly copyLabel: string;
  readonly value: JsonValue;
  /** Masked in the text until someone asks for it. */
  readonly contact: string | null;
}

/** A value as JSON text, to read and to copy. */
export function JsonBlock({ title, copyLabel, value, contact }: JsonBlockProps) {
  const { t } = useTranslation('run-view');
  const [revealed, setRevealed] = useState(false);
  const whole = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const masked = maskWithin(whole, contact);
  const text = revealed ? whole : masked;
  const Shape = revealed ? IconEyeOff : IconEye;
  const revealLabel = t(revealed ? 'step.hideContact' : 'step.showContact');
  const isNothing = value === null || text === '' || text === '{}';
  return (
    <section aria-label={title}>
      <div className={classes.blockHead}>
        <h3>{title}</h3>
        {masked !== whole && (
          <Tooltip label={revealLabel}>
            <ActionIcon
              size={24}
              aria-label={`${title}: ${revealLabel}`}
              aria-pressed={revealed}
              onClick={() => setRevealed(!revealed)}
            >
              <Shape size={14} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
        {!isNothing && <CopyButton text={text} label={copyLabel} />}
      </div>
      {isNothing ? (
        <p className={classes.none}>{t('step.nothing')}</p>
      ) : (
        <pre className={classes.json} tabIndex={0} aria-label={title}>
          {text}
        </pre>
      )}
    </section>
  );
}
