import type { ReactNode } from 'react';
import classes from './TextButton.module.css';

interface TextButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** Looks like a link because it opens something, without an address of its own. */
export function TextButton({ children, onClick }: TextButtonProps) {
  return (
    <button type="button" className={classes.root} onClick={onClick}>
      {children}
    </button>
  );
}
