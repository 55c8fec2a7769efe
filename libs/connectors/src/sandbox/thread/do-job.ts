import type { SandboxAnswer, SandboxJob } from '../sandbox-job';
import { readXml } from './read-xml';
import { Refusal } from './refusal';
import { runScript } from './run-script';
import { xmlToJson } from './xml-to-json';
import { maxXmlLength } from './xml-limits';

/** Does one job; what cannot be done as asked is an answer too. */
export async function doJob(job: SandboxJob): Promise<SandboxAnswer> {
  try {
    return { kind: 'done', json: await jsonOf(job) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, details } = error;
    return { kind: 'refused', code, message, details };
  }
}

// A switch without a default: a kind without a case would not compile, for want of an answer.
async function jsonOf(job: SandboxJob): Promise<string> {
  switch (job.kind) {
    case 'read-xml':
      return limited(JSON.stringify(readXml(job)));
    case 'xml-to-json':
      return limited(JSON.stringify(xmlToJson(job)));
    case 'script':
      return runScript(job);
  }
}

/** Paths may ask for one big text many times. */
function limited(json: string): string {
  if (json.length <= maxXmlLength) return json;
  const sentence = `What is read from the XML is longer than ${maxXmlLength} characters.`;
  throw new Refusal('xml.too-large', sentence);
}
