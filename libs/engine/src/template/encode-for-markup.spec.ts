import { describe, expect, it } from '@jest/globals';
import { encodeForHtml, encodeForMarkdown } from './encode-for-markup';

describe('encodeForHtml', () => {
  it('leaves no way out of a text or an attribute', () => {
    expect(encodeForHtml(`<a href="x" id='y'>&</a>`)).toBe(
      '&#60;a href=&#34;x&#34; id=&#39;y&#39;&#62;&#38;&#60;/a&#62;',
    );
  });
});

describe('encodeForMarkdown', () => {
  it('makes every mark plain', () => {
    expect(encodeForMarkdown('**a** _b_ ~~c~~ `d` [e](https://f.example) \\')).toBe(
      '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\[e\\]\\(https://f.example\\) \\\\',
    );
  });
});
