import 'xpath';

// The package's own types leave out the half of its API that gives a document's prefixes and
// default namespace their meaning (its README, "Parsed Expressions").
declare module 'xpath' {
  export interface EvaluateOptions {
    readonly node: unknown;
    readonly namespaces?: Readonly<Record<string, string>>;
    readonly allowAnyNamespaceForNoPrefix?: boolean;
  }
  export class XNodeSet {
    readonly size: number;
    /** Text of the first node in document order. */
    stringValue(): string;
  }
  export class XNumber {
    numberValue(): number;
  }
  export class XBoolean {
    booleanValue(): boolean;
  }
  export class XString {
    stringValue(): string;
  }
  export function parse(expression: string): {
    evaluate(options: EvaluateOptions): XNodeSet | XNumber | XBoolean | XString;
  };
}
