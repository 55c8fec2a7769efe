import {
  NodeFailure,
  type ObjectRef,
  type QueueAgents,
  type QueueInfo,
  type QueueMetricQuestion,
  type QueuePort,
} from '@hookline/engine';

export interface FakeQueueAnswers {
  readonly info?: QueueInfo;
  readonly agents?: QueueAgents;
  readonly metric?: number | null;
}

/** Answers what it was given; what it was not given is a queue that is missing. */
export class FakeQueuePort implements QueuePort {
  readonly questions: QueueMetricQuestion[] = [];

  constructor(private readonly answers: FakeQueueAnswers = {}) {}

  readonly info = (_domainId: string, _queue: ObjectRef): Promise<QueueInfo> =>
    given(this.answers.info);

  readonly agents = (_domainId: string, _queue: ObjectRef): Promise<QueueAgents> =>
    given(this.answers.agents);

  readonly metric = (_domainId: string, question: QueueMetricQuestion): Promise<number | null> => {
    this.questions.push(question);
    return given(this.answers.metric);
  };
}

function given<T>(answer: T | undefined): Promise<T> {
  return answer === undefined
    ? Promise.reject(new NodeFailure('queue.missing', 'There is no such queue.'))
    : Promise.resolve(answer);
}
