/**
 * Walks a virtual contact through a queue and tells every event of it, as pure data.
 *
 * 1. Order: joined → (offering → missed)* → offering → answered → active → bridged →
 *    processing → leaving. Queues without agents skip what only agents cause.
 * 2. All events share the attempt; an offer has its agent and its leg; durations follow from
 *    the moments told before.
 * 3. Each event goes through the reader of Webitel's flat maps, so a simulated contact takes
 *    the road a real one takes.
 */
import { simulationScenariosOf } from './simulation-scenarios';
import type { SimulatedContact, SimulatedEvent } from './simulated-contact';
import { ContactWalk } from './contact-walk';

/**
 * The events of a contact, in order. Equal chance and ids give equal events.
 * @throws RangeError when the scenario cannot happen in this kind of queue or agents are missing
 */
export function simulateContact(contact: SimulatedContact): readonly SimulatedEvent[] {
  const possible = simulationScenariosOf(contact.queue.type);
  if (!possible.some((one) => one.id === contact.scenario)) {
    throw new RangeError(
      `the scenario ${contact.scenario} cannot happen in a queue of type ${contact.queue.type}`,
    );
  }
  const walk = new ContactWalk(contact);
  walk.join();
  switch (contact.scenario) {
    case 'answered':
    case 'dialer':
    case 'chat':
      walk.talk();
      walk.leave('success');
      break;
    case 'missed-twice-then-answered':
      walk.missOffer();
      walk.missOffer();
      walk.talk();
      walk.leave('success');
      break;
    case 'missed-twice-then-abandoned':
      walk.missOffer();
      walk.missOffer();
      walk.leave('abandoned');
      break;
    case 'abandoned':
      walk.offer();
      walk.leave('abandoned');
      break;
    case 'transferred':
      walk.talk({ wrapUp: false });
      walk.talk();
      walk.leave('transfer');
      break;
  }
  return walk.events;
}
