import type { FlowNode } from '@hookline/contracts';
import { describeParams, nodeTypeOf } from '@hookline/nodes';
import { useTranslation } from 'react-i18next';
import { viewNode } from '../canvas/node-view';
import { InlineText, RichText } from '../../ui/RichText';
import classes from './NodePanel.module.css';

/** What the node does, how it can be left, what it answers. */
export function HelpTab({ node }: { node: FlowNode }) {
  const { t } = useTranslation('node-form');
  const type = nodeTypeOf(node.type);
  if (type === undefined) return <p>{t('unknownType', { type: node.type })}</p>;
  const outputs = Object.entries(type.outputs ?? {});
  const outlets = viewNode(node).outlets;
  return (
    <div className={classes.help}>
      <RichText text={`${type.description}\n\n${type.help}`} />
      {outlets.length > 0 && (
        <>
          <h3>{t('help.outlets')}</h3>
          <p>{outlets.map(({ label }) => label).join(', ')}</p>
        </>
      )}
      {outputs.length > 0 && (
        <>
          <h3>{t('help.outputs')}</h3>
          <p className={classes.remark}>
            <InlineText text={t('help.outputsHint', { name: node.name || type.label })} />
          </p>
          <dl className={classes.terms}>
            {outputs.map(([name, sentence]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <InlineText text={sentence} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {describeParams(type).length > 0 && (
        <>
          <h3>{t('help.params')}</h3>
          <dl className={classes.terms}>
            {describeParams(type).map(({ name, meta }) => (
              <div key={name}>
                <dt>{meta.label}</dt>
                <dd>{meta.help !== undefined && <InlineText text={meta.help} />}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
