import { describe, expect, it } from '@jest/globals';
import { scopeOf } from '@hookline/engine';
import { z } from 'zod';
import { namesTasks, taskFilterShape } from './task-filter.params';
import { toTaskFilter } from './to-task-filter';

const Params = z.object(taskFilterShape);
const now = new Date('2026-11-21T23:30:00Z');
const context = { now, scope: scopeOf({}, { now, zone: 'Europe/Kyiv' }) };

describe('toTaskFilter', () => {
  it('does not narrow by what was not said', () => {
    expect(toTaskFilter(Params.parse({ taskId: 77 }), context)).toEqual({
      id: '77',
      queueIds: [],
      destination: null,
      name: null,
      completed: false,
      bucketId: null,
      createdSince: null,
    });
  });

  it.each([
    [8, ['8']],
    ['8, 9', ['8', '9']],
    [
      [8, '9'],
      ['8', '9'],
    ],
    ['', []],
  ])('takes %j as queues', (queueIds, ids) => {
    expect(toTaskFilter(Params.parse({ queueIds }), context).queueIds).toEqual(ids);
  });

  it('begins today at midnight in the zone of the run', () => {
    const filter = toTaskFilter(Params.parse({ taskId: '1', added: 'today' }), context);
    expect(filter.createdSince).toEqual(new Date('2026-11-21T22:00:00Z'));
  });

  it.each([
    ['any', null],
    ['open', false],
    ['closed', true],
  ])('chooses %s tasks', (state, completed) => {
    expect(toTaskFilter(Params.parse({ queueIds: [8], state }), context).completed).toBe(completed);
  });
});

describe('namesTasks', () => {
  it.each([
    [{}, false],
    [{ state: 'open', added: 'today' }, false],
    [{ bucketId: 3 }, true],
    [{ queueIds: '8' }, true],
    [{ nameLike: 'a*' }, true],
  ])('says of %j: %j', (params, narrows) => {
    expect(namesTasks(Params.parse(params))).toBe(narrows);
  });
});
