import { CopyButton } from './CopyButton';
import classes from './MonoId.module.css';

interface MonoIdProps {
  readonly id: string;
  /** Of the copy button: "Copy run id". */
  readonly copyLabel?: string;
}

/** An id in monospace with a copy button; a long one is cut in the middle of the line. */
export function MonoId({ id, copyLabel }: MonoIdProps) {
  return (
    <span className={classes.root}>
      <code className={classes.id} title={id}>
        {id}
      </code>
      <CopyButton text={id} label={copyLabel} />
    </span>
  );
}
