import { describe, expect, it } from '@jest/globals';
import { cpuMsOf } from '@hookline/testing';
import { escapeDiscord, spansToDiscord } from './discord-text';
import { escapeHtml, mailTags, spansToHtml, telegramTags } from './html-text';
import { parseMarkdown } from './parse-markdown';
import { htmlToText, spansToText } from './plain-text';
import { spansToSlackBlock } from './slack-text';

const html = (text: string) => spansToHtml(parseMarkdown(text), telegramTags);

describe('parseMarkdown', () => {
  it.each([
    ['plain', 'plain'],
    ['**a** *b* _c_ ~~d~~', '<b>a</b> <i>b</i> <i>c</i> <s>d</s>'],
    ['**a *b* c**', '<b>a <i>b</i> c</b>'],
    ['`a*b*`', '<code>a*b*</code>'],
    ['```js\nx < 1\n```', '<pre>x &#60; 1</pre>'],
    ['[CRM](https://crm.example/?a=1&b=2)', '<a href="https://crm.example/?a=1&#38;b=2">CRM</a>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['first_name and 2 * 3 * 4', 'first_name and 2 * 3 * 4'],
    ['\\*a\\* \\_b\\_ \\[c\\]', '*a* _b_ [c]'],
    ['*open and `open and [open', '*open and `open and [open'],
    ['<b>&"', '&#60;b&#62;&#38;&#34;'],
    ['****', '****'],
    ['a\nb', 'a\nb'],
  ])('reads %j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  it.each(['*', '**', '_a', '`', '[', '[a](', '~~', '\\', '**_'])(
    'takes a long text of %j without delay',
    (part) => {
      expect(cpuMsOf(() => parseMarkdown(part.repeat(40_000 / part.length)))).toBeLessThan(1_000);
    },
  );
});

describe('what each target gets', () => {
  const spans = parseMarkdown('Hi **A_n_n** `x` [link](https://a.example)\n<end> 2*3');

  it('is HTML in a mail', () => {
    expect(spansToHtml(spans, mailTags)).toBe(
      'Hi <strong>A_n_n</strong> <code>x</code> <a href="https://a.example">link</a><br>\n&#60;end&#62; 2*3',
    );
  });

  it('is Discord’s markdown, its own signs made plain', () => {
    expect(spansToDiscord(spans)).toBe(
      'Hi **A\\_n\\_n** `x` [link](https://a.example)\n\\<end\\> 2\\*3',
    );
    expect(escapeDiscord('@everyone # x')).toBe('\\@everyone \\# x');
  });

  it('is a rich text block in Slack', () => {
    expect(spansToSlackBlock(spans)).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Hi ' },
            { type: 'text', text: 'A_n_n', style: { bold: true } },
            { type: 'text', text: ' ' },
            { type: 'text', text: 'x', style: { code: true } },
            { type: 'text', text: ' ' },
            { type: 'link', url: 'https://a.example', text: 'link' },
            { type: 'text', text: '\n<end> 2*3' },
          ],
        },
      ],
    });
  });

  it('is text where there is no form', () => {
    expect(spansToText(spans)).toBe('Hi A_n_n x link (https://a.example)\n<end> 2*3');
  });
});

describe('htmlToText', () => {
  it.each([
    ['<p>Hello<br>there</p><p>A &amp; B &#8364; &lt;x&gt;</p>', 'Hello\nthere\nA & B € <x>'],
    ['<style>p { color: red }</style><div>x</div>', 'x'],
    ['a < b', 'a < b'],
    [escapeHtml('<script>"&\'</script>'), '<script>"&\'</script>'],
  ])('reads %j', (source, text) => {
    expect(htmlToText(source)).toBe(text);
  });

  it.each(['<style>', '<style', '<', ' ', '&#1', '<br', '\n'])(
    'takes a long text of %j without delay',
    (part) => {
      expect(cpuMsOf(() => htmlToText(part.repeat(200_000 / part.length)))).toBeLessThan(1_000);
    },
  );
});
