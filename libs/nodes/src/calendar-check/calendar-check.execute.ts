import type { JsonValue } from '@hookline/contracts';
import {
  calendarStateAt,
  exit,
  type CalendarState,
  type Exit,
  type NodeContext,
  type ReadPorts,
} from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import type { CalendarCheckParams } from './calendar-check.params';

/** Leaves by `open`, `closed`, `holiday` or `expired`. The port throws when there is no calendar. */
export async function executeCalendarCheck(
  { calendar: ref, variable, extended }: CalendarCheckParams,
  { run, ports, now, dialect }: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const calendar = await ports.calendars.load(run.domainId, toObjectRef(ref));
  const state = calendarStateAt(calendar, now);
  const opensAt = 'opensAt' in state ? (state.opensAt?.toISOString() ?? null) : null;
  const output = {
    open: state.kind === 'open',
    state: state.kind,
    holiday: state.kind === 'holiday' ? state.name : null,
    opens_at: opensAt,
  };
  if (variable === '') return exit(state.kind, output);
  const value = extended ? inFull(state) : output.open;
  // In arrays every value is text (decision 10).
  const stored = dialect === 'array' ? String(value) : value;
  return exit(state.kind, output, { variables: { [variable]: stored } });
}

function inFull(state: CalendarState): JsonValue {
  if (state.kind === 'holiday') return state.name;
  return state.kind === 'expired' ? 'expire' : state.kind === 'open';
}
