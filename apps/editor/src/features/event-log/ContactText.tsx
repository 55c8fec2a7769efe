import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton';
import { formatPhone } from '../../ui/number-format';
import { maskContact } from '../../ui/mask-contact';
import classes from './ContactText.module.css';

interface ContactTextProps {
  readonly contact: string;
  readonly revealed: boolean;
  readonly onReveal: (revealed: boolean) => void;
}

/** A number or address of a customer: masked until someone asks for it, then it can be copied. */
export function ContactText({ contact, revealed, onReveal }: ContactTextProps) {
  const { t } = useTranslation('event-log');
  const masked = maskContact(contact);
  if (masked === contact) return <span className={classes.text}>{contact}</span>;
  const label = t(revealed ? 'contact.hide' : 'contact.reveal', { contact: masked });
  const Shape = revealed ? IconEyeOff : IconEye;
  const shown = revealed ? formatPhone(contact) : masked;
  return (
    <span className={classes.root}>
      <span className={classes.text} title={revealed ? contact : undefined}>
        {shown}
      </span>
      <span className={classes.buttons} data-revealed={revealed || undefined}>
        {revealed && <CopyButton text={contact} label={t('contact.copy')} />}
        <Tooltip label={t(revealed ? 'contact.hideShort' : 'contact.revealShort')}>
          <ActionIcon
            size={24}
            aria-label={label}
            aria-pressed={revealed}
            onClick={(event) => {
              event.stopPropagation();
              onReveal(!revealed);
            }}
          >
            <Shape size={14} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </span>
    </span>
  );
}
