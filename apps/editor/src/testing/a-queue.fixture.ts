import type { Queue } from '@hookline/contracts';

/** An inbound queue as the api answers it. */
export function aQueue(part: Partial<Queue> = {}): Queue {
  return {
    id: '1',
    name: 'Support line',
    type: 1,
    enabled: true,
    priority: 0,
    strategy: 'fifo',
    description: '',
    variables: {},
    payload: {},
    calendar: null,
    team: null,
    dnc_list: null,
    schema: null,
    tags: [],
    created_at: '1',
    updated_at: '1',
    ...part,
  };
}
