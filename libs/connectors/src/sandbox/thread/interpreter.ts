import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';

/** Pages of 64 KiB: what the interpreter starts with, and the 32 MiB it may have (B-34). */
const memoryPages = { initial: 256, maximum: 512 } as const;

let current: Promise<QuickJSWASMModule> | null = null;

/** The interpreter of this thread, made when it is needed. */
export function interpreter(): Promise<QuickJSWASMModule> {
  current ??= newQuickJSWASMModule(
    newVariant(RELEASE_SYNC, { wasmMemory: new WebAssembly.Memory(memoryPages) }),
  );
  return current;
}

/** The next script gets a new interpreter: memory that grew does not shrink, nor is it trusted. */
export function forgetInterpreter(): void {
  current = null;
}
