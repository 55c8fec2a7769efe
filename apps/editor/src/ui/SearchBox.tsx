import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostSearched } from '../api/list-search';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  /** Called a moment after the last key. */
  readonly onSearch: (text: string) => void;
  readonly width?: number | string;
}

const typingPauseMs = 250;

/** Search of a list; the text belongs to the page's address, so it follows Back and Forward. */
export function SearchBox({ label, value, onSearch, width = 280 }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  // What was asked for and is not in the address yet; more may have been typed since.
  const [asked, setAsked] = useState<readonly string[]>([]);
  if (value !== seen) {
    const at = asked.indexOf(value);
    setSeen(value);
    setAsked(asked.slice(at + 1));
    if (at === -1) setText(value);
  }
  const search = useDebouncedCallback((next: string) => {
    const wanted = next.trim();
    if (wanted !== value) setAsked((before) => [...before, wanted]);
    onSearch(wanted);
  }, typingPauseMs);
  const handleChange = (next: string) => {
    setText(next);
    search(next);
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      w={width}
      maxLength={mostSearched}
      value={text}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('action.clearSearch')}
            onClick={() => handleChange('')}
          />
        )
      }
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
    />
  );
}
