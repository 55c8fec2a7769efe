export {
  compileTemplate,
  type CompiledTemplate,
  type EncodeTemplate,
  type RenderOptions,
} from './compile-template';
export {
  compileValue,
  type CompiledValue,
  type CompileValueOptions,
  type PlacedReference,
} from './compile-value';
export { hasTemplate } from './has-template';
export { encodeForHtml, encodeForMarkdown } from './encode-for-markup';
export { encodeForUrl } from './encode-for-url';
export { encodeForXml } from './encode-for-xml';
