import { IconPlus } from '@tabler/icons-react';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasActionsContext } from './CanvasActions';
import type { CanvasEdge } from './canvas-mapping';
import classes from './FlowEdgeLine.module.css';

const cornerRadius = 10;

/** An edge with rounded corners; a `+` in its middle puts a node in between. */
export const FlowEdgeLine = memo(function FlowEdgeLine(props: EdgeProps<CanvasEdge>) {
  const { t } = useTranslation('canvas');
  const { id, data, selected } = props;
  const actions = useContext(CanvasActionsContext);
  const [hovered, setHovered] = useState(false);
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX: props.sourceX,
    sourceY: props.sourceY,
    sourcePosition: props.sourcePosition,
    targetX: props.targetX,
    targetY: props.targetY,
    targetPosition: props.targetPosition,
    borderRadius: cornerRadius,
    offset: 24,
  });
  const isLifted = hovered || selected === true;
  return (
    <g
      className={classes.edge}
      data-failure={data?.failure || undefined}
      data-lifted={isLifted || undefined}
      data-taken={data?.taken || undefined}
      data-untaken={(data?.painted === true && !data.taken) || undefined}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      <BaseEdge id={id} path={path} interactionWidth={20} />
      {isLifted && !actions.readOnly && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${classes.plus} nodrag nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            aria-label={t('insertOn', { outlet: data?.label ?? '' })}
            onMouseEnter={() => setHovered(true)}
            onMouseLeave={() => setHovered(false)}
            onClick={(event) => {
              event.stopPropagation();
              const { right, top } = event.currentTarget.getBoundingClientRect();
              actions.onInsert(id, { x: right, y: top });
            }}
          >
            <IconPlus size={14} stroke={2} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
