import { NodeFailure, type MailAttachment } from '@hookline/engine';
import type { UndiciHttpPort } from '../http/undici-http-port';
import type { MailFile } from './compose-mail';
import type { MailDeadline } from './smtp-mailer';

/** All files of one mail together. */
const mostBytes = 5 * 1024 * 1024;
/** A file may stand behind a redirect; every hop is checked (B-24). */
const mostRedirects = 5;

/**
 * The files of a mail, fetched through the dispatcher where they are addresses. Throws
 * `NodeFailure`: `message.too-long` when they are too large together, `message.attachment` for one
 * that cannot be had.
 */
export async function mailFiles(
  attachments: readonly MailAttachment[],
  http: Pick<UndiciHttpPort, 'download'>,
  deadline: MailDeadline,
): Promise<MailFile[]> {
  const files: MailFile[] = [];
  let left = mostBytes;
  for (const { name, content } of attachments) {
    const file =
      content.kind === 'text'
        ? { content: Buffer.from(content.text, 'utf8') }
        : await fetchFile(content.url, Math.max(1, left), http, deadline);
    left -= file.content.length;
    if (left < 0) throw tooLarge();
    files.push({ ...file, filename: fileName(name, content) });
  }
  return files;
}

async function fetchFile(
  url: string,
  maxBytes: number,
  http: Pick<UndiciHttpPort, 'download'>,
  { timeoutMs, signal }: MailDeadline,
): Promise<Omit<MailFile, 'filename'>> {
  const request = { url, method: 'GET', headers: {}, body: null, timeoutMs };
  const answer = await http
    .download({ ...request, maxRedirects: mostRedirects }, maxBytes, signal)
    .catch((error: unknown) => {
      throw error instanceof NodeFailure && error.code === 'http.too-large' ? tooLarge() : error;
    });
  if (answer.status !== 200) {
    const sentence = `The attachment cannot be fetched: its address answered ${answer.status}.`;
    throw new NodeFailure('message.attachment', sentence);
  }
  const contentType = answer.contentType.split(';')[0]?.trim() ?? '';
  return {
    content: answer.bytes,
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(contentType) && { contentType }),
  };
}

/** A name without a path; of an address without a name its last part. */
function fileName(name: string, content: MailAttachment['content']): string {
  const given = name !== '' || content.kind === 'text' ? name : lastPart(content.url);
  const plain = given.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '_').slice(0, 200);
  return plain === '' ? 'attachment' : plain;
}

function lastPart(url: string): string {
  const part = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function tooLarge(): NodeFailure {
  const sentence = `The attachments are larger than ${mostBytes / 1024 / 1024} MiB together.`;
  return new NodeFailure('message.too-long', sentence);
}
