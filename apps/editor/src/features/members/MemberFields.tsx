import type { Member } from '@hookline/contracts';
import { ActionIcon, Button, Group, Input, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyValueEditor } from '../../ui/KeyValueEditor';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { SaveProblem } from '../../ui/SaveProblem';
import { useDialogForm } from '../../ui/useDialogForm';
import { useRemovableRows } from '../../ui/useRemovableRows';
import { blankNumber, fromMemberForm, hasNumber, toMemberForm } from './member-form';
import { useSaveMember } from './members.api';

interface MemberFieldsProps {
  readonly queueId: string;
  /** As it is stored now; null adds one. */
  readonly member: Member | null;
  readonly onDirty: (dirty: boolean) => void;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** The fields of a member and its buttons. */
export function MemberFields({ queueId, member, onDirty, onClose, onSaved }: MemberFieldsProps) {
  const { t } = useTranslation(['members', 'common']);
  const editor = useDialogForm({ stored: member, toForm: toMemberForm, onSaved });
  const { form, base, object, isDirty, change } = editor;
  const save = useSaveMember(queueId);
  const [hasTried, setHasTried] = useState(false);
  const firstNumber = useRef<HTMLInputElement>(null);
  // The dialog around asks before it closes; a number removed or a step of the arrows counts too.
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const { addRef, remove } = useRemovableRows({
    rows: form.numbers,
    onChange: (rows) => change({ numbers: rows }),
  });

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending || (object !== null && !isDirty)) return;
    setHasTried(true);
    if (!hasNumber(form)) return (firstNumber.current ?? addRef.current)?.focus();
    save.mutate(
      {
        memberId: object?.id ?? null,
        change: fromMemberForm(form, object === null ? null : base),
      },
      { onSuccess: editor.send() },
    );
  };
  return (
    <form noValidate onSubmit={handleSubmit}>
      <TextInput
        label={t('modal.name')}
        maxLength={250}
        data-autofocus
        autoFocus
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Input.Wrapper
        label={t('modal.numbers')}
        labelElement="div"
        mt="sm"
        error={hasTried && !hasNumber(form) && t('modal.numberMissing')}
      >
        {form.numbers.map((row, index) => (
          <Group key={index} gap={8} wrap="nowrap" mb={8}>
            <TextInput
              ref={index === 0 ? firstNumber : undefined}
              aria-label={t('modal.number', { number: index + 1 })}
              flex={1}
              maxLength={256}
              value={row.destination}
              onChange={(event) =>
                change({
                  numbers: form.numbers.with(index, {
                    ...row,
                    destination: event.currentTarget.value,
                  }),
                })
              }
            />
            <ActionIcon
              aria-label={t('modal.removeNumber', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          ref={addRef}
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => change({ numbers: [...form.numbers, blankNumber] })}
        >
          {t('modal.addNumber')}
        </Button>
      </Input.Wrapper>
      <NumberInput
        label={t('modal.priority')}
        description={t('modal.priorityHelp')}
        mt="sm"
        allowDecimal={false}
        value={form.priority}
        onChange={(value) => change({ priority: typeof value === 'number' ? value : 0 })}
      />
      <KeyValueEditor
        label={t('modal.variables')}
        help={t('modal.variablesHelp')}
        rows={form.variables}
        onChange={(variables) => change({ variables })}
      />
      {editor.isOvertaken && !save.isPending && <OvertakenNote onDiscard={editor.discard} />}
      <SaveProblem error={save.error} />
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.close')}
        </Button>
        <ReasonButton
          type="submit"
          loading={save.isPending}
          reason={object !== null && !isDirty ? t('modal.unchanged') : null}
        >
          {t(object === null ? 'modal.add' : 'common:action.save')}
        </ReasonButton>
      </Group>
    </form>
  );
}
