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
}

/** Why the drawing cannot be tested as it is; each leads to its node. */
export function TestProblems({ graph, problems, onJump }: TestProblemsProps) {
  const { t } = useTranslation('flow-test');
  const errors = problems.filter(({ level }) => level === 'error');
  return (
    <section role="alert" aria-label={t('refused.title')}>
      <h3 className={classes.heading}>{t('refused.title')}</h3>
      <p className={classes.help}>{t('refused.text', { count: errors.length })}</p>
      <ul className={classes.problems}>
        {errors.map((problem, index) => {
          const target = problemTarget(graph, problem);
          const node = graph.nodes.find(({ id }) => id === target?.nodeId);
          const label = node && target?.field ? fieldLabel(node, target.field) : null;
          return (
            <li key={index}>
              {node !== undefined && (
                <TextButton onClick={() => onJump(problem)}>{viewNode(node).title}</TextButton>
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
