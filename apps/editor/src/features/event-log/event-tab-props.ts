import type { EventDetail } from '@hookline/contracts';

/** What every tab of the drawer gets. */
export interface EventTabProps {
  readonly event: EventDetail;
  /** Hides the contact in a text until it was asked for. */
  readonly mask: (text: string) => string;
}
