import type { FlowGraph, Problem } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { problemSentence } from '../../ui/problem-sentence';
import { InlineText } from '../../ui/RichText';
import { TextButton } from '../../ui/TextButton';
import { viewNode } from '../canvas/node-view';
import { fieldLabel } from '../flow-editor/field-label';
import { problemTarget } from '../flow-editor/problem-target';
import classes from './TestPanel.module.css';

interface TestProblemsProps {
  readonly graph: FlowGraph;
  readonly problems: readonly Problem[];
  readonly onJump: (problem: Problem) => void;
  /** Leads to how a node is answered. */
  readonly onAnswer: (nodeId: string) => void;
}

/** What was set up for the test, rather than drawn. */
const ofTest = /^(?:answers|event|variables|recorded_of)\b/;

/** Why the drawing, or the test of it, cannot run as it is; each leads to its node. */
export function TestProblems({ graph, problems, onJump, onAnswer }: TestProblemsProps) {
  const { t } = useTranslation('flow-test');
  const errors = problems.filter(({ level }) => level === 'error');
  const isOfTest = errors.every(({ path }) => ofTest.test(path));
  const title = t(isOfTest ? 'refused.testTitle' : 'refused.title');
  return (
    <section role="alert" aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {!isOfTest && <p className={classes.help}>{t('refused.text', { count: errors.length })}</p>}
      <ul className={classes.problems}>
        {errors.map((problem, index) => {
          const target = problemTarget(graph, problem);
          const node = graph.nodes.find(({ id }) => id === target?.nodeId);
          const label = node && target?.field ? fieldLabel(node, target.field) : null;
          return (
            <li key={index}>
              {node !== undefined && (
                <TextButton
                  onClick={() => (ofTest.test(problem.path) ? onAnswer(node.id) : onJump(problem))}
                >
                  {viewNode(node).title}
                </TextButton>
              )}
              <span>
                <InlineText
                  text={label === null ? problemSentence(problem) : `${label}: ${problem.message}`}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
