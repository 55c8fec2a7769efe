import { createContext } from 'react';
import { machineTimeZone } from './time-format';

/** The zone all times of the page are shown in. */
export const TimeZoneContext = createContext(machineTimeZone());
