import { Inject, Injectable } from '@nestjs/common';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { networkOf } from './network-of';
import { RequestLimit } from './request-limit';
import { WindowCounts } from './window-counts';

/**
 * Slows down an address that tries many accounts; what one account is tried with is counted apart
 * (B-04).
 */
@Injectable()
export class SignInLimit extends RequestLimit {
  constructor(@Inject(API_SETTINGS) { limits }: Pick<ApiSettings, 'limits'>, counts: WindowCounts) {
    super(
      {
        name: 'sign_in',
        limit: limits.signInsPerMinute,
        windowMs: 60_000,
        message: 'Too many tries from this address. Wait before the next one.',
        callerOf: ({ ip = '' }) => networkOf(ip),
      },
      counts,
    );
  }
}
