import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageState } from './MessageState';

interface ListEmptyProps {
  /** What was searched for, if anything. */
  readonly q: string;
  /** When the list itself is empty. */
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
}

/** An empty list is a beginning; an empty search is a hint. They never look the same. */
export function ListEmpty({ q, title, text, actions }: ListEmptyProps) {
  const { t } = useTranslation();
  if (q !== '') {
    return <MessageState title={t('state.noneMatch', { q })} text={t('state.noneMatchHint')} />;
  }
  return <MessageState title={title} text={text} actions={actions} />;
}
