import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './MessageState.module.css';

interface MessageStateProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly icon?: Icon;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
  /** `h1` where nothing else names the page. */
  readonly titleAs?: 'p' | 'h1';
}

/** Stands where content would be: empty, nothing found, failed. */
export function MessageState(props: MessageStateProps) {
  const { title, text, icon: Shape, actions, role, titleAs: Title = 'p' } = props;
  return (
    <div className={classes.root} role={role}>
      {Shape !== undefined && <Shape size={20} stroke={1.5} aria-hidden />}
      <Title className={classes.title}>{title}</Title>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
