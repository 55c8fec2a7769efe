import type { DocumentPort, DryAnswers, RecordedAnswer } from '@hookline/engine';
import type { FlowTestInput, FlowTestNodeAnswer } from '@hookline/contracts';
import { standInPorts } from './stand-in-ports';
import { standInResult } from './stand-in-result';

export interface TestAnswersInput {
  readonly answers: FlowTestInput['answers'];
  /** Nodes whose questions are asked for real: no stand-in can fail for them. */
  readonly asking: ReadonlySet<string>;
  /** Steps of an earlier run; null for none. */
  readonly recorded: DryAnswers | null;
  readonly documents: DocumentPort;
}

/**
 * What answers in a test. What the author gave for a node goes before what was recorded of it, and
 * both before the stand-ins.
 */
export function testAnswers(input: TestAnswersInput): DryAnswers {
  const { asking, recorded, documents } = input;
  const answers = new Map(Object.entries(input.answers));
  return {
    recorded: (nodeId, visit) => {
      const given = answers.get(nodeId);
      if (given === undefined) return recorded?.recorded(nodeId, visit) ?? null;
      return toGiven(given, asking.has(nodeId));
    },
    standIns: {
      portsOf: (nodeId) => standInPorts(answers.get(nodeId), documents),
      resultOf: (nodeId, effect) => standInResult(answers.get(nodeId), effect),
    },
  };
}

/** Null where a stand-in says it, and the node judges. */
function toGiven(answer: FlowTestNodeAnswer, isAsking: boolean): RecordedAnswer | null {
  switch (answer.kind) {
    case 'exit': {
      const { outlet = null, output, variables } = answer;
      return { outlet, output, error: null, variables, given: true };
    }
    case 'failure': {
      if (!isAsking) return null;
      const { code, message } = answer;
      return { outlet: null, output: {}, error: { code, message }, variables: {}, given: true };
    }
    case 'http':
      return null;
  }
}
