import type { FlowGraph, Problem } from '@hookline/contracts';
import { ActionIcon } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconChevronUp,
  IconExclamationCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { viewNode } from '../canvas/node-view';
import { problemSentence } from '../../ui/problem-sentence';
import { InlineText } from '../../ui/RichText';
import { fieldLabel } from './field-label';
import { problemTarget } from './problem-target';
import type { FlowProblems } from './useFlowProblems';
import { Tag } from '../../ui/Tag';
import classes from './ProblemsPanel.module.css';

interface ProblemsPanelProps {
  readonly graph: FlowGraph;
  readonly problems: FlowProblems;
  readonly opened: boolean;
  readonly readOnly: boolean;
  readonly onToggle: () => void;
  readonly onJump: (problem: Problem) => void;
  readonly onFix: (problem: Problem) => void;
}

/** What stops publishing and what may surprise; a click leads to the place. */
export function ProblemsPanel(props: ProblemsPanelProps) {
  const { t } = useTranslation('flow-editor');
  const { graph, problems, opened, readOnly } = props;
  const isClean = problems.all.length === 0;
  return (
    <section className={classes.panel} aria-label={t('problems.title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('problems.title')}</h2>
        <span className={classes.counts} role="status">
          {problems.errors > 0 && (
            <Tag tone="bad">{t('problems.errors', { count: problems.errors })}</Tag>
          )}
          {problems.warnings > 0 && (
            <Tag tone="warn">{t('problems.warnings', { count: problems.warnings })}</Tag>
          )}
          {isClean && (
            <span className={classes.clean}>
              <IconCheck size={16} stroke={1.75} aria-hidden /> {t('problems.none')}
            </span>
          )}
        </span>
        {!isClean && (
          <ActionIcon
            size={28}
            className={classes.toggle}
            aria-expanded={opened}
            aria-label={opened ? t('problems.hide') : t('problems.show')}
            onClick={props.onToggle}
          >
            {opened ? (
              <IconChevronDown size={18} stroke={1.5} />
            ) : (
              <IconChevronUp size={18} stroke={1.5} />
            )}
          </ActionIcon>
        )}
      </header>
      {opened && !isClean && (
        <ul className={classes.list}>
          {problems.all.map((problem, index) => (
            <ProblemLine
              key={index}
              graph={graph}
              problem={problem}
              onJump={props.onJump}
              onFix={readOnly ? null : props.onFix}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ProblemLineProps {
  readonly graph: FlowGraph;
  readonly problem: Problem;
  readonly onJump: (problem: Problem) => void;
  readonly onFix: ((problem: Problem) => void) | null;
}

function ProblemLine({ graph, problem, onJump, onFix }: ProblemLineProps) {
  const { t } = useTranslation('flow-editor');
  const target = problemTarget(graph, problem);
  const node = graph.nodes.find(({ id }) => id === target?.nodeId);
  const label = node && target?.field ? fieldLabel(node, target.field) : null;
  const Shape = problem.level === 'error' ? IconExclamationCircle : IconAlertTriangle;
  return (
    <li className={classes.line} data-level={problem.level}>
      <Shape
        size={16}
        stroke={1.75}
        role="img"
        aria-label={t(`problems.level.${problem.level}`)}
        className={classes.shape}
      />
      {node === undefined ? (
        <span className={classes.where}>{t('problems.whole')}</span>
      ) : (
        <button type="button" className={classes.jump} onClick={() => onJump(problem)}>
          {viewNode(node).title}
        </button>
      )}
      <span className={classes.text}>
        <InlineText
          text={label === null ? problemSentence(problem) : `${label}: ${problem.message}`}
        />
        {problem.quickFix !== undefined && onFix !== null && (
          <button
            type="button"
            className={`${classes.jump} ${classes.fix}`}
            onClick={() => onFix(problem)}
          >
            {problem.quickFix.label}
          </button>
        )}
      </span>
    </li>
  );
}
