import { Fragment } from 'react';
import classes from './RichText.module.css';

/** The little Markdown of node types: paragraphs, `code`, *emphasis*. */
export function RichText({ text }: { text: string }) {
  return (
    <>
      {text.split('\n\n').map((paragraph, index) => (
        <p key={index} className={classes.paragraph}>
          <InlineText text={paragraph} />
        </p>
      ))}
    </>
  );
}

/** One line of it. */
export function InlineText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(`[^`]+`|\*[^*]+\*)/).map((piece, index) => {
        if (piece.startsWith('`') && piece.length > 2) {
          return (
            <code key={index} className={classes.code}>
              {piece.slice(1, -1)}
            </code>
          );
        }
        if (piece.startsWith('*') && piece.length > 2) {
          return <em key={index}>{piece.slice(1, -1)}</em>;
        }
        return <Fragment key={index}>{piece}</Fragment>;
      })}
    </>
  );
}
