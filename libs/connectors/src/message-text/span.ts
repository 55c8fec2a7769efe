/** A message taken apart: what each target writes in its own way. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly spans: readonly Span[] }
  | { readonly kind: 'code' | 'block'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly spans: readonly Span[] };
