import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END_PX = 56;

interface StickToEnd {
  scrollerRef: RefObject<HTMLDivElement | null>;
  contentRef: RefObject<HTMLDivElement | null>;
  /** There is text below that the reader, who has scrolled up, has not seen. */
  hasNewText: boolean;
  isAtEnd: boolean;
  toEnd: () => void;
  /** Stops to follow the end, because something else has to be in view. */
  release: () => void;
}

/**
 * Keeps the end of a growing text in view as long as the reader is there, and leaves a reader who has scrolled up alone.
 * A change of `threadKey` starts at the end again. Only what grows while an answer is being written counts as new text.
 */
export function useStickToEnd(threadKey: string, isGrowing: boolean): StickToEnd {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const growing = useRef(isGrowing);
  const [hasNewText, setHasNewText] = useState(false);
  const [isAtEnd, setIsAtEnd] = useState(true);

  useLayoutEffect(() => {
    growing.current = isGrowing;
  }, [isGrowing]);

  const toEnd = useCallback(() => {
    atEnd.current = true;
    setIsAtEnd(true);
    setHasNewText(false);
    const scroller = scrollerRef.current;
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }, []);

  const release = useCallback(() => {
    atEnd.current = false;
    setIsAtEnd(false);
  }, []);

  useLayoutEffect(toEnd, [threadKey, toEnd]);

  useEffect(() => {
    const scroller = scrollerRef.current;
    const content = contentRef.current;
    if (!scroller || !content) return;
    let height = content.offsetHeight;
    const onScroll = () => {
      const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
      // Text that came since the last look has opened the distance, not the reader.
      if (!isNear && content.offsetHeight !== height) return;
      atEnd.current = isNear;
      setIsAtEnd(isNear);
      if (isNear) setHasNewText(false);
    };
    const onResize = () => {
      const hasGrown = content.offsetHeight > height;
      height = content.offsetHeight;
      if (atEnd.current) scroller.scrollTop = scroller.scrollHeight;
      else if (hasGrown && growing.current) setHasNewText(true);
    };
    const sizes = new ResizeObserver(onResize);
    sizes.observe(content);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [threadKey]);

  return { scrollerRef, contentRef, hasNewText, isAtEnd, toEnd, release };
}
