import { bytesToBase64 } from '../../hash';
import type { LibraryFunction } from './library-function';

const text = { name: 'text', type: 'text' } as const;

export const encodingFunctions: readonly LibraryFunction[] = [
  {
    name: 'uri',
    group: 'Encoding',
    args: [text],
    doc: 'The text encoded for a part of a URL. `name.uri()` is the same.',
    example: { source: "uri('a b&c')", result: 'a%20b%26c' },
    run: (call) => {
      const encoded = encodeURIComponent(withoutLoneSurrogates(call.text(0)));
      call.evaluation.allowText(encoded);
      return encoded;
    },
  },
  {
    name: 'fromUri',
    group: 'Encoding',
    args: [text],
    doc: 'The text whose URL encoding this is; missing when it is none.',
    example: { source: "fromUri('a%20b%26c')", result: 'a b&c' },
    run: (call) => {
      const source = call.text(0);
      try {
        return decodeURIComponent(source);
      } catch (error) {
        if (error instanceof URIError) return undefined;
        throw error;
      }
    },
  },
  {
    name: 'base64',
    group: 'Encoding',
    args: [text],
    doc: 'The UTF-8 bytes of the text in Base64.',
    example: { source: "base64('Анна')", result: '0JDQvdC90LA=' },
    run: (call) => {
      const bytes = new TextEncoder().encode(call.text(0));
      call.evaluation.work(bytes.length * 4);
      call.evaluation.allowBytes((bytes.length * 4) / 3);
      return bytesToBase64(bytes);
    },
  },
  {
    name: 'fromBase64',
    group: 'Encoding',
    args: [text],
    doc: 'The text whose UTF-8 bytes stand in Base64; missing when it is not Base64 of a text.',
    example: { source: "fromBase64('0JDQvdC90LA=')", result: 'Анна' },
    run: (call) => {
      const source = call.text(0).trim();
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(source) || source.replace(/=+$/, '').length % 4 === 1) {
        return undefined;
      }
      call.evaluation.work(source.length * 4);
      const bytes = Uint8Array.from(atob(source), (character) => character.charCodeAt(0));
      const decoded = new TextDecoder().decode(bytes);
      return decoded.includes('\uFFFD') ? undefined : decoded;
    },
  },
];

/** Half a surrogate pair has no URL encoding; JavaScript would throw. */
function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
