import { useState } from 'react';
import { ContactText } from './ContactText';
import classes from './EventLog.module.css';

/** The contact of a row; revealed one by one. */
export function ContactCell({ contact }: { contact: string | null }) {
  const [revealed, setRevealed] = useState(false);
  if (contact === null) return <>–</>;
  return (
    <span className={classes.contact} data-revealed={revealed || undefined}>
      <ContactText contact={contact} revealed={revealed} onReveal={setRevealed} />
    </span>
  );
}
