import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** A page inside the frame: up to 1440 px, centred, with the usual margins. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={classes.root}>{children}</div>;
}
