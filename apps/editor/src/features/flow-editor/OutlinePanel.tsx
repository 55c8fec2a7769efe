import type { FlowGraph, ProblemLevel } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { NodeIcon } from '../canvas/NodeIcon';
import { viewNode } from '../canvas/node-view';
import { outlineOrder } from './outline-order';
import classes from './OutlinePanel.module.css';

interface OutlinePanelProps {
  readonly graph: FlowGraph;
  readonly selected: ReadonlySet<string>;
  readonly problems: ReadonlyMap<string, ProblemLevel>;
  readonly onOpen: (nodeId: string) => void;
}

/** The drawing as a list in the order of the flow: everything on the canvas, without a mouse. */
export function OutlinePanel({ graph, selected, problems, onOpen }: OutlinePanelProps) {
  const { t } = useTranslation('flow-editor');
  return (
    <ul className={classes.list} aria-label={t('outline.title')}>
      {outlineOrder(graph).map(({ node, depth, via, links }) => {
        const view = viewNode(node);
        const level = problems.get(node.id);
        return (
          <li key={node.id} style={{ paddingLeft: depth * 12 }}>
            <button
              type="button"
              className={classes.item}
              aria-current={selected.has(node.id) || undefined}
              onClick={() => onOpen(node.id)}
            >
              <NodeIcon icon={view.icon} category={view.category} size={16} />
              <span className={classes.words}>
                <span className={classes.title}>{view.title}</span>
                {(via !== null || links.length > 0) && (
                  <span className={classes.sub}>
                    {[
                      ...(via === null ? [] : [t('outline.via', { outlet: via })]),
                      ...links.map(({ outlet, to }) =>
                        t('outline.link', { outlet, name: viewNode(to).title }),
                      ),
                    ].join(' · ')}
                  </span>
                )}
              </span>
              {level !== undefined && (
                <span
                  className={classes.dot}
                  data-level={level}
                  role="img"
                  aria-label={t(`problems.level.${level}`)}
                />
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
