import { AgentNotification, listOf, ReadNotificationsResult } from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { useMay } from '../access/useMay';
import { useLiveUpdates } from '../../updates/useLiveUpdates';

const NoticeList = listOf(AgentNotification);
/** All there are: the server keeps the last hundred of an agent. */
const all = { size: 100 };
const topics = ['agents'] as const;
const pathOf = (agentId: string) => `/call_center/agents/${agentId}/notifications`;

/** What flows told an agent, the newest first. */
export function useAgentNotices(agentId: string) {
  return useQuery({
    queryKey: ['agents', 'notices', agentId],
    queryFn: async ({ signal }) => {
      const page = { path: pathOf(agentId), query: all, answer: NoticeList, signal };
      return (await callApi(page)).items;
    },
  });
}

/** Marks some of them as read, or without ids all. */
export function useReadNotices(agentId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) =>
      callApi({
        method: 'POST',
        path: `${pathOf(agentId)}/read`,
        body: ids === undefined ? {} : { ids },
        answer: ReadNotificationsResult,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agents'] }),
  });
}

/** Keeps counts and messages true while flows tell agents something. */
export function useAgentNoticeUpdates(): void {
  const queryClient = useQueryClient();
  const mayRead = useMay('cc_agent:read') === null;
  useLiveUpdates({
    topics,
    enabled: mayRead,
    onUpdate: (update) => {
      if (update.kind !== 'agent.notified') return;
      void queryClient.invalidateQueries({ queryKey: ['agents'] });
    },
    onGap: () => void queryClient.invalidateQueries({ queryKey: ['agents'] }),
  });
}
