import { SetupInput } from '@hookline/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { MessageState } from '../../ui/MessageState';
import { ProblemNote } from '../../ui/ProblemNote';
import { AccessCard } from './AccessCard';
import { useSetup } from './session.api';

const route = getRouteApi('/setup');

/** Opened by the one-time link the server prints at its first start: makes the first admin. */
export function SetupPage() {
  const { t } = useTranslation('access');
  const { token } = route.useSearch();
  if (token === '') {
    return (
      <AccessCard title={t('setup.title')}>
        <MessageState title={t('setup.noToken')} text={t('setup.noTokenText')} />
      </AccessCard>
    );
  }
  return (
    <AccessCard title={t('setup.title')} text={t('setup.text')}>
      <SetupForm token={token} />
    </AccessCard>
  );
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation('access');
  const navigate = useNavigate();
  const setup = useSetup();
  const form = useForm({
    resolver: zodResolver(SetupInput),
    defaultValues: { token, name: '', email: '', password: '' },
  });
  const { errors } = form.formState;
  const handleSubmit = form.handleSubmit((values) =>
    setup.mutate(values, { onSuccess: () => void navigate({ to: '/' }) }),
  );
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <TextInput
        {...form.register('name')}
        label={t('field.name')}
        autoComplete="name"
        mt="sm"
        autoFocus
        error={errors.name && t('error.name')}
      />
      <TextInput
        {...form.register('email')}
        label={t('field.email')}
        type="email"
        autoComplete="username"
        mt="sm"
        error={errors.email && t('error.email')}
      />
      <PasswordInput
        {...form.register('password')}
        label={t('field.password')}
        autoComplete="new-password"
        description={t('field.passwordHelp')}
        mt="sm"
        visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        error={errors.password && t('error.newPassword')}
      />
      {errors.token && <ProblemNote>{t('setup.badToken')}</ProblemNote>}
      {setup.error && <ProblemNote>{problemMessage(setup.error)}</ProblemNote>}
      <Button type="submit" fullWidth mt="lg" loading={setup.isPending}>
        {t('setup.action')}
      </Button>
    </form>
  );
}
