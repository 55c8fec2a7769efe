import type { Problem } from '@hookline/contracts';
import type { ReactNode } from 'react';
import { InlineText } from '../../ui/RichText';
import { problemSentence } from '../../ui/problem-sentence';
import classes from './FormField.module.css';

interface FormFieldProps {
  /** What a problem calls it: `url`, `settings.retry`. */
  readonly name: string;
  /** Null where the control brings its own label. */
  readonly label: string | null;
  readonly help?: string;
  readonly required?: boolean;
  readonly problems?: readonly Problem[];
  readonly children: ReactNode;
}

/** Label above, help below, error below in a sentence. */
export function FormField(props: FormFieldProps) {
  const { name, label, help, required = false, problems = [], children } = props;
  return (
    <div className={classes.field} data-field={name}>
      {label !== null && (
        <div className={classes.label}>
          {label}
          {required && (
            <span className={classes.required} aria-hidden>
              *
            </span>
          )}
        </div>
      )}
      {children}
      {help !== undefined && (
        <p className={classes.help}>
          <InlineText text={help} />
        </p>
      )}
      {problems.map((problem, index) => (
        <p key={index} className={classes.problem} data-level={problem.level}>
          <InlineText text={problemSentence(problem)} />
        </p>
      ))}
    </div>
  );
}
