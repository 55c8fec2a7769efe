import type { DocumentPort, DryAnswers, RecordedAnswer } from '@hookline/engine';
import type { FlowTestInput, FlowTestNodeAnswer } from '@hookline/contracts';
import { standInPorts } from './stand-in-ports';

export interface TestAnswersInput {
  readonly answers: FlowTestInput['answers'];
  /** Nodes that ask or change our own data: no stand-in can fail for them. */
  readonly own: ReadonlySet<string>;
  /** Steps of an earlier run; null for none. */
  readonly recorded: DryAnswers | null;
  readonly documents: DocumentPort;
}

/**
 * What answers in a test. What the author gave for a node goes before what was recorded of it, and
 * both before the stand-ins.
 */
export function testAnswers(input: TestAnswersInput): DryAnswers {
  const { own, recorded, documents } = input;
  const answers = new Map(Object.entries(input.answers));
  return {
    recorded: (nodeId, visit) => {
      const given = answers.get(nodeId);
      if (given === undefined) return recorded?.recorded(nodeId, visit) ?? null;
      return toGiven(given, own.has(nodeId));
    },
    standIns: { portsOf: (nodeId) => standInPorts(answers.get(nodeId), documents) },
  };
}

/** Null where a stand-in says it, and the node judges. */
function toGiven(answer: FlowTestNodeAnswer, isOwn: boolean): RecordedAnswer | null {
  switch (answer.kind) {
    case 'exit': {
      const { outlet = null, output, variables } = answer;
      return { outlet, output, error: null, variables, given: true };
    }
    case 'failure': {
      if (!isOwn) return null;
      const { code, message } = answer;
      return { outlet: null, output: {}, error: { code, message }, variables: {}, given: true };
    }
    case 'http':
      return null;
  }
}
