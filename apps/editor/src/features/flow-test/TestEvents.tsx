import type { FlowGraph, FlowTestAnswer, FlowTestEvent } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { maskWithin } from '../../ui/mask-contact';
import { causeOf, wokenSteps, type StepPlace } from './caused-events';
import { contactOf } from './contact-of';
import { TestStepLinks } from './TestStepLinks';
import classes from './TestEvents.module.css';

interface TestEventsProps {
  readonly graph: FlowGraph;
  readonly result: FlowTestAnswer;
  readonly events: readonly FlowTestEvent[];
  readonly onOpen: (place: StepPlace) => void;
}

/** Events that steps of a test would have caused, and what they woke in it. Nothing when there is none. */
export function TestEvents({ graph, result, events, onOpen }: TestEventsProps) {
  const { t } = useTranslation('flow-test');
  if (events.length === 0) return null;
  const title = t('caused.title', { count: events.length });
  const contact = contactOf(result);
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.list}>
        {events.map((event) => {
          const cause = causeOf(result, event);
          const woken = wokenSteps(result, event);
          const subject = maskWithin(event.subject ?? '', contact);
          return (
            <li key={event.id} className={classes.event}>
              <span className={classes.type}>{event.type}</span>
              {cause !== null && (
                <TestStepLinks
                  lead={t('caused.from')}
                  graph={graph}
                  places={[cause]}
                  onOpen={onOpen}
                />
              )}
              {woken.length > 0 ? (
                <TestStepLinks
                  lead={t('caused.woke')}
                  graph={graph}
                  places={woken}
                  onOpen={onOpen}
                />
              ) : (
                <span className={classes.none}>
                  {event.same_call ? t('caused.unheard') : t('caused.elsewhere', { subject })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
