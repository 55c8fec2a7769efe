import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import classes from './Disclosure.module.css';

interface DisclosureProps {
  readonly title: string;
  /** What is inside, in words, while it is closed. */
  readonly summary: string;
  readonly initiallyOpen?: boolean;
  /** What is inside is made when it is opened first. */
  readonly lazy?: boolean;
  readonly children: ReactNode;
}

/** A part of a form most people leave closed; its summary says what is set. */
export function Disclosure(props: DisclosureProps) {
  const { title, summary, initiallyOpen = false, lazy = false, children } = props;
  const [open, setOpen] = useState(initiallyOpen);
  const [isMade, setMade] = useState(initiallyOpen || !lazy);
  const id = useId();
  return (
    <div className={classes.root}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setMade(true);
          setOpen(!open);
        }}
      >
        <IconChevronRight size={16} stroke={1.5} aria-hidden data-open={open || undefined} />
        <span className={classes.title}>{title}</span>
        {!open && <span className={classes.summary}>{summary}</span>}
      </UnstyledButton>
      <Collapse id={id} expanded={open} transitionDuration={140}>
        <div className={classes.body}>{isMade && children}</div>
      </Collapse>
    </div>
  );
}
