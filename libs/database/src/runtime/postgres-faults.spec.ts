import { describe, expect, it } from '@jest/globals';
import { isConnectionFault, isDataFault } from './postgres-faults';

const withCode = (code: string) => Object.assign(new Error('no'), { code });

describe('isConnectionFault', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('57P01'),
    withCode('08006'),
    new Error('Connection terminated unexpectedly'),
    // What pg-pool says while all connections are taken by a server that does not answer.
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('Client was closed and is not queryable'),
  ])('holds for %s', (error) => expect(isConnectionFault(error)).toBe(true));

  it.each([withCode('23505'), withCode('40P01'), new Error('no result'), null])(
    'does not hold for %s',
    (error) => expect(isConnectionFault(error)).toBe(false),
  );
});

describe('isDataFault', () => {
  it.each([withCode('22P05'), withCode('23514'), withCode('54000'), new RangeError('too deep')])(
    'holds for %s',
    (error) => expect(isDataFault(error)).toBe(true),
  );

  it.each([withCode('40P01'), withCode('53100'), withCode('08006'), withCode('ECONNRESET')])(
    'does not hold for %s, which may pass',
    (error) => expect(isDataFault(error)).toBe(false),
  );
});
