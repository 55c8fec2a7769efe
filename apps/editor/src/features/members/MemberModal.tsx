import type { Member } from '@hookline/contracts';
import { ActionIcon, Button, Group, Input, NumberInput, Skeleton, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Controller, useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { EditModal } from '../../ui/EditModal';
import { FailedState } from '../../ui/FailedState';
import { KeyValueEditor } from '../../ui/KeyValueEditor';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { fromMemberForm, MemberForm, newMemberForm, toMemberForm } from './member-form';
import { useMember, useSaveMember } from './members.api';

interface MemberModalProps {
  readonly queueId: string;
  /** Null adds a member. */
  readonly memberId: string | null;
  readonly onClose: () => void;
}

/** Adds or edits a member of a dialer. */
export function MemberModal({ queueId, memberId, onClose }: MemberModalProps) {
  const { t } = useTranslation(['members', 'common']);
  const member = useMember(queueId, memberId);
  const [dirty, setDirty] = useState(false);
  return (
    <EditModal
      title={t(memberId === null ? 'modal.addTitle' : 'modal.editTitle')}
      size={560}
      dirty={dirty}
      onClose={onClose}
    >
      {(close) => (
        <>
          {member.isLoadingError && (
            <FailedState error={member.error} onRetry={() => void member.refetch()} />
          )}
          {member.isLoading && <Skeleton height={200} />}
          {(memberId === null || member.data !== undefined) && (
            <MemberFields
              queueId={queueId}
              member={member.data ?? null}
              onDirty={setDirty}
              onClose={close}
              onSaved={onClose}
            />
          )}
        </>
      )}
    </EditModal>
  );
}

interface MemberFieldsProps {
  readonly queueId: string;
  readonly member: Member | null;
  readonly onDirty: (dirty: boolean) => void;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function MemberFields({ queueId, member, onDirty, onClose, onSaved }: MemberFieldsProps) {
  const { t } = useTranslation(['members', 'common']);
  const save = useSaveMember(queueId);
  const form = useForm({
    resolver: zodResolver(MemberForm),
    defaultValues: member === null ? newMemberForm : toMemberForm(member),
  });
  const { errors, isDirty } = form.formState;
  // The dialog around asks before it closes; a number removed or a step of the arrows counts too.
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const numbers = useFieldArray({ control: form.control, name: 'destinations' });
  const handleSubmit = form.handleSubmit((values) =>
    save.mutate(
      { memberId: member?.id ?? null, change: fromMemberForm(values, member) },
      { onSuccess: onSaved },
    ),
  );
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(event)}>
      <TextInput
        {...form.register('name')}
        label={t('modal.name')}
        maxLength={250}
        data-autofocus
        autoFocus
      />
      <Input.Wrapper
        label={t('modal.numbers')}
        labelElement="div"
        mt="sm"
        error={errors.destinations && t('modal.numberMissing')}
      >
        {numbers.fields.map((field, index) => (
          <Group key={field.id} gap={8} wrap="nowrap" mb={8}>
            <TextInput
              {...form.register(`destinations.${index}.destination`)}
              aria-label={t('modal.number', { number: index + 1 })}
              flex={1}
              maxLength={256}
            />
            <ActionIcon
              aria-label={t('modal.removeNumber', { number: index + 1 })}
              disabled={numbers.fields.length === 1}
              onClick={() => numbers.remove(index)}
            >
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => numbers.append({ destination: '', index: null })}
        >
          {t('modal.addNumber')}
        </Button>
      </Input.Wrapper>
      <Controller
        control={form.control}
        name="priority"
        render={({ field }) => (
          <NumberInput
            label={t('modal.priority')}
            description={t('modal.priorityHelp')}
            mt="sm"
            allowDecimal={false}
            value={field.value}
            onBlur={field.onBlur}
            onChange={(value) => field.onChange(typeof value === 'number' ? value : 0)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="variables"
        render={({ field }) => (
          <KeyValueEditor
            label={t('modal.variables')}
            help={t('modal.variablesHelp')}
            rows={field.value}
            onChange={(rows) => field.onChange([...rows])}
          />
        )}
      />
      {save.error && <ProblemNote>{problemMessage(save.error)}</ProblemNote>}
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.close')}
        </Button>
        <ReasonButton
          type="submit"
          loading={save.isPending}
          reason={member !== null && !isDirty ? t('modal.unchanged') : null}
        >
          {t(member === null ? 'modal.add' : 'common:action.save')}
        </ReasonButton>
      </Group>
    </form>
  );
}
