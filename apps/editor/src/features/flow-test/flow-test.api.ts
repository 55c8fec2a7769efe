import {
  EventDetail,
  EventSummary,
  FlowSchemaSummary,
  FlowTestAnswer,
  FlowVersion,
  listOf,
  type FlowGraph,
  type FlowTestInput,
} from '@hookline/contracts';
import type { ObjectRef } from '@hookline/engine';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { callApi } from '../../api/api-client';
import { ApiProblem } from '../../api/api-problem';
import { loadFlowSchema } from '../flow-schemas/flow-schemas.api';
import { toNodeAnswers, type TestAnswerDrafts } from './test-answer-draft';

/** A test as it is sent, its answers as the author typed them. */
export interface TestToRun extends Omit<z.input<typeof FlowTestInput>, 'answers' | 'graph'> {
  readonly graph: FlowGraph;
  readonly drafts: TestAnswerDrafts;
}

/** Runs a graph on an event; nothing comes of it but the answer. */
export function useRunTest(schemaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ drafts, ...body }: TestToRun) => {
      const published = async (schema: ObjectRef) =>
        (await queryClient.fetchQuery(publishedQuery(schema)))?.graph ?? null;
      const answers = await toNodeAnswers(drafts, body.graph.nodes, published);
      return callApi({
        method: 'POST',
        path: `/routing/schema/${schemaId}/test`,
        body: { ...body, answers },
        answer: FlowTestAnswer,
      });
    },
  });
}

const SchemaList = listOf(FlowSchemaSummary);
const mostOfOneName = 50;

/** What a test runs for a node that runs a flow schema; null when there is none, or none published. */
export const publishedQuery = (schema: ObjectRef) =>
  queryOptions({
    queryKey: ['flow-schemas', 'published', schema],
    queryFn: async ({ signal }) => {
      const found = await findSchema(schema, signal);
      if (found === null || found.published_version === null) return null;
      const path = `/routing/schema/${found.id}/versions/${found.published_version}`;
      const { graph } = await callApi({ path, answer: FlowVersion, signal });
      return graph ? { name: found.name, graph } : null;
    },
    staleTime: 10_000,
  });

async function findSchema(schema: ObjectRef, signal: AbortSignal) {
  if ('id' in schema) {
    try {
      return await loadFlowSchema(schema.id, signal);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  }
  const query = { q: schema.name, size: mostOfOneName };
  const { items } = await callApi({ path: '/routing/schema', query, answer: SchemaList, signal });
  const name = schema.name.toLowerCase();
  return items.find((one) => one.name.toLowerCase() === name) ?? null;
}

const EventList = listOf(EventSummary);
const mostRecent = 20;

/**
 * The newest events of a type in the log.
 * @param queueId of this queue only; null for any
 */
export function useRecentEvents(type: string, queueId: string | null, enabled: boolean) {
  return useQuery({
    queryKey: ['events', 'recent', type, queueId],
    queryFn: async ({ signal }) => {
      const query = { type, queue_id: queueId ?? undefined, size: mostRecent };
      return (await callApi({ path: '/events', query, answer: EventList, signal })).items;
    },
    enabled,
  });
}

/** Reads one event of the log with its data. */
export function useLoadEvent() {
  const queryClient = useQueryClient();
  return (id: string) =>
    queryClient.fetchQuery({
      queryKey: ['events', 'one', id],
      queryFn: ({ signal }) => callApi({ path: `/events/${id}`, answer: EventDetail, signal }),
      staleTime: 60_000,
    });
}
