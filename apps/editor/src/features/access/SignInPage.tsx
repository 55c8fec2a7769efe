import { SignInInput } from '@hookline/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { AccessCard } from './AccessCard';
import { safeReturnPath } from './return-path';
import { useSignIn } from './session.api';

const route = getRouteApi('/sign-in');

/** E-mail and password; afterwards back to where the person wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('access');
  const search = route.useSearch();
  const router = useRouter();
  const signIn = useSignIn();
  const form = useForm({
    resolver: zodResolver(SignInInput),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;
  const handleSubmit = form.handleSubmit((values) =>
    signIn.mutate(values, {
      onSuccess: () => router.history.push(safeReturnPath(search.return)),
    }),
  );
  return (
    <AccessCard title={t('signIn.title')}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <TextInput
          {...form.register('email')}
          label={t('field.email')}
          type="email"
          autoComplete="username"
          mt="sm"
          data-autofocus
          autoFocus
          error={errors.email && t('error.email')}
        />
        <PasswordInput
          {...form.register('password')}
          label={t('field.password')}
          autoComplete="current-password"
          mt="sm"
          visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
          error={errors.password && t('error.password')}
        />
        {signIn.error && <ProblemNote>{problemMessage(signIn.error)}</ProblemNote>}
        <Button type="submit" fullWidth mt="lg" loading={signIn.isPending}>
          {t('signIn.action')}
        </Button>
      </form>
    </AccessCard>
  );
}
