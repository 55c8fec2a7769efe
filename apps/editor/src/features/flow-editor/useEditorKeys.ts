import { useEffect, useEffectEvent, useRef } from 'react';

export interface EditorKeyHandlers {
  readonly onDelete: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSelectAll: () => void;
  readonly onMove: (by: { readonly x: number; readonly y: number }) => void;
  /** Enter on a card. */
  readonly onOpen: (nodeId: string) => void;
  readonly onEscape: () => void;
  readonly onSearch: () => void;
  /** The text for the clipboard; null when nothing is selected. */
  readonly onCopy: () => string | null;
  readonly onPaste: (text: string) => void;
  /** Ctrl+Enter. */
  readonly onTest?: () => void;
}

const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Keys of the editor. Rules:
 *
 * 1. A field with the cursor keeps its keys; only undo and redo of a field of the document belong
 *    to the document, whose history they are part of.
 * 2. While a dialog is open the editor hears nothing.
 * 3. Escape that closes a menu or a list of choices closes nothing else.
 */
export function useEditorKeys(handlers: EditorKeyHandlers): void {
  const wasListOpen = useRef(false);
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isInDialog(event.target)) return;
    const withCommand = event.ctrlKey || event.metaKey;
    if (withCommand && isUndoKey(event)) {
      if (isField(event.target) && !isDocumentField(event.target)) return;
      event.preventDefault();
      const isRedo = event.key.toLowerCase() === 'y' || event.shiftKey;
      return isRedo ? handlers.onRedo() : handlers.onUndo();
    }
    if (event.key === 'Escape') {
      if (!wasListOpen.current) handlers.onEscape();
      return;
    }
    if (isField(event.target)) return;
    if (withCommand && event.key === 'Enter' && handlers.onTest) {
      event.preventDefault();
      return handlers.onTest();
    }
    if (withCommand && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      return handlers.onSelectAll();
    }
    if (withCommand || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') return handlers.onDelete();
    if (event.key === '/') {
      event.preventDefault();
      return handlers.onSearch();
    }
    const cardId = cardIdOf(event.target);
    if (event.key === 'Enter' && cardId !== null) {
      event.preventDefault();
      return handlers.onOpen(cardId);
    }
    const step = steps[event.key];
    // With the focus on a card React Flow moves the selection itself.
    if (step === undefined || cardId !== null || isControl(event.target)) return;
    const factor = event.shiftKey ? 4 : 1;
    handlers.onMove({ x: step.x * factor, y: step.y * factor });
  });

  const handleCopy = useEffectEvent((event: ClipboardEvent) => {
    if (isField(event.target) || isInDialog(event.target) || hasTextSelection()) return;
    const text = handlers.onCopy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  });

  const handlePaste = useEffectEvent((event: ClipboardEvent) => {
    if (isField(event.target) || isInDialog(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text !== '') handlers.onPaste(text);
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handleKey(event);
    // On the way down, before the list that hears Escape has closed itself.
    const onKeyBefore = ({ target }: KeyboardEvent) => {
      wasListOpen.current =
        target instanceof HTMLElement &&
        (target.getAttribute('aria-expanded') === 'true' ||
          target.closest('[role="menu"]') !== null);
    };
    const onCopy = (event: ClipboardEvent) => handleCopy(event);
    const onPaste = (event: ClipboardEvent) => handlePaste(event);
    window.addEventListener('keydown', onKeyBefore, { capture: true });
    window.addEventListener('keydown', onKey);
    window.addEventListener('copy', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyBefore, { capture: true });
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}

function isUndoKey({ key }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' || key.toLowerCase() === 'y';
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

function isDocumentField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-undo="document"]') !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="tab"]') !== null;
}

function cardIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) {
    return null;
  }
  return target.dataset['id'] ?? null;
}

function hasTextSelection(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
