import { useContext } from 'react';
import { TimeZoneContext } from './TimeZoneContext';

/** The zone of the domain: the one its people mean by “today”. */
export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}
