import { ControlButton, useReactFlow, useStoreApi } from '@xyflow/react';
import { IconMaximize } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CanvasEdge, CanvasNode } from './canvas-mapping';
import { glideMs } from './glide-ms';
import { fitFlow } from './show-flow';

/**
 * In place of React Flow's own: that one centres what does not fit, and the middle of a large
 * drawing may be empty.
 */
export function FitButton() {
  const { t } = useTranslation('canvas');
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const store = useStoreApi();
  const label = t('a11y.fitView');
  const handleClick = () => {
    const { width, height } = store.getState();
    fitFlow(flow, { width, height }, glideMs());
  };
  return (
    <ControlButton title={label} aria-label={label} onClick={handleClick}>
      <IconMaximize aria-hidden />
    </ControlButton>
  );
}
