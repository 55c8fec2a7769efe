import { Inject, Injectable } from '@nestjs/common';
import { callerOf } from '../access/request-caller';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { RequestLimit } from './request-limit';
import { WindowCounts } from './window-counts';

/** Keeps one source of events from taking the room of all others (B-50). */
@Injectable()
export class EventLimit extends RequestLimit {
  constructor(@Inject(API_SETTINGS) { limits }: Pick<ApiSettings, 'limits'>, counts: WindowCounts) {
    super(
      {
        name: 'events',
        limit: limits.eventRequestsPerSecond,
        windowMs: 1_000,
        message: 'Too many requests with events in one second. Send batches, or slow down.',
        callerOf: (request) => callerOf(request).name,
      },
      counts,
    );
  }
}
