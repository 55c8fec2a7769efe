import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconExclamationCircle, IconPlus } from '@tabler/icons-react';
import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasActionsContext } from './CanvasActions';
import { inletHandle, type CardNode } from './canvas-mapping';
import { firstOutletTop, outletStep } from './card-size';
import { NodeIcon } from './NodeIcon';
import { viewNode } from './node-view';
import { StepMark } from './StepMark';
import classes from './FlowNodeCard.module.css';

/** How far the outlet is from the middle one; buttons of a card seen from afar spread by it. */
function fanOf(index: number, count: number): Record<string, number> {
  return { '--from-middle': index - (count - 1) / 2 };
}

/** The one card for all node types. */
export const FlowNodeCard = memo(function FlowNodeCard({
  id,
  data,
  selected,
}: NodeProps<CardNode>) {
  const { t } = useTranslation('canvas');
  const actions = useContext(CanvasActionsContext);
  const updateNodeInternals = useUpdateNodeInternals();
  const { node, outlets, connected, problem, remark, paint, painted } = data;
  const view = viewNode(node);
  const outletNames = outlets.map(({ name }) => name).join('\n');
  const connectedNames = new Set(connected.split('\n'));
  const disabled = node.settings.disabled === true;

  // React Flow measures handles once; outlets that changed have to be measured again.
  useEffect(() => {
    updateNodeInternals(id);
  }, [id, outletNames, updateNodeInternals]);

  return (
    <div
      className={classes.card}
      data-category={view.category}
      data-selected={selected || undefined}
      data-disabled={disabled || undefined}
      data-status={paint?.status}
      data-skipped={(painted && paint === null) || undefined}
    >
      {view.hasInlet && (
        <Handle
          type="target"
          position={Position.Left}
          id={inletHandle}
          className={classes.handle}
          style={{ top: firstOutletTop }}
          role="img"
          aria-label={t('inletOf', { name: view.title })}
        />
      )}
      <div className={classes.head}>
        <NodeIcon icon={view.icon} category={view.category} />
        <div className={classes.words}>
          <div className={classes.title}>{view.title}</div>
          <div className={classes.summary}>
            {disabled ? t('skipped') : (remark ?? (view.summary || view.typeLabel))}
          </div>
        </div>
        {problem !== null && (
          <span className={classes.problem} data-level={problem} title={t(`problem.${problem}`)}>
            {problem === 'error' ? (
              <IconExclamationCircle size={16} stroke={1.75} aria-hidden />
            ) : (
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
            )}
          </span>
        )}
      </div>
      {painted && (
        <div className={classes.footer}>{paint === null ? t('notReached') : paint.footer}</div>
      )}
      {paint !== null && <StepMark status={paint.status} className={classes.mark} />}
      {outlets.map((outlet, index) => {
        const isFree = !connectedNames.has(outlet.name);
        return (
          <div
            key={outlet.name}
            className={classes.outlet}
            data-tone={outlet.tone}
            style={{ top: firstOutletTop + index * outletStep }}
          >
            <div className={classes.beside} data-free={isFree || undefined}>
              {(outlets.length > 1 || outlet.tone === 'failure') && (
                <span className={classes.outletLabel}>{outlet.label}</span>
              )}
              {isFree && !actions.readOnly && (
                <Tooltip label={t('addAfter', { outlet: outlet.label })}>
                  <button
                    type="button"
                    style={fanOf(index, outlets.length)}
                    className={`${classes.plus} nodrag nopan`}
                    aria-label={t('addAfterOf', { outlet: outlet.label, name: view.title })}
                    tabIndex={selected ? 0 : -1}
                    onClick={(event) => {
                      event.stopPropagation();
                      const { right, top } = event.currentTarget.getBoundingClientRect();
                      actions.onAddAfter(id, outlet.name, { x: right, y: top });
                    }}
                  >
                    <IconPlus size={12} stroke={2} aria-hidden />
                  </button>
                </Tooltip>
              )}
            </div>
            <Handle
              type="source"
              position={Position.Right}
              id={outlet.name}
              className={classes.handle}
              role="img"
              aria-label={t('outletOf', { outlet: outlet.label, name: view.title })}
            />
          </div>
        );
      })}
    </div>
  );
});
