import { SimulateAnswer, type SimulateInput } from '@hookline/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';

/** Walks a virtual contact through the queue. */
export function useSimulate(queueId: string) {
  return useMutation({
    mutationFn: (body: SimulateInput) =>
      callApi({
        method: 'POST',
        path: `/call_center/queues/${queueId}/simulate`,
        body,
        answer: SimulateAnswer,
      }),
  });
}
