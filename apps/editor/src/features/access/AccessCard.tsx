import type { ReactNode } from 'react';
import { Brand } from '../../app-frame/Brand';
import classes from './AccessCard.module.css';

interface AccessCardProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** The narrow card of the pages one sees before being signed in. */
export function AccessCard({ title, text, children }: AccessCardProps) {
  return (
    <main className={classes.root}>
      <div className={classes.card}>
        <Brand />
        <h1 className={classes.title}>{title}</h1>
        {text !== undefined && <p className={classes.text}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
