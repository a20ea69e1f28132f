// A component of React 19.

import { useEffect, useRef } from 'react';
import type { QuickChecksElement } from 'quick-checks';
import type {} from 'quick-checks/react';

export function Checks({ onEnd }: { onEnd: (outcome: string) => void }) {
  const element = useRef<QuickChecksElement>(null);
  useEffect(() => {
    const end = new AbortController();
    element.current?.addEventListener(
      'quick-checks:outcome',
      ({ detail }) => onEnd(detail.outcome),
      { signal: end.signal },
    );
    return () => end.abort();
  }, [onEnd]);
  return (
    <>
      <button onClick={() => element.current?.open('restart')}>Restart it</button>
      <quick-checks
        ref={element}
        guide="icloud-backup"
        theme="dark"
        heading-level={3}
        start="tap"
        offline
        history
        folder="/quick-checks/"
        affiliate-tag="tag-20"
        lang="en"
        className="wide"
        {...{ 'onquick-checks:ready': ({ detail }) => onEnd(detail.guide) }}
      >
        <p>The checks as a list.</p>
      </quick-checks>
    </>
  );
}

// @ts-expect-error: no such theme
export const theme = <quick-checks guide="icloud-backup" theme="pink" />;
// @ts-expect-error: no such level
export const level = <quick-checks guide="icloud-backup" heading-level={7} />;
// @ts-expect-error: no such attribute
export const attribute = <quick-checks guide="icloud-backup" guides="both" />;
// @ts-expect-error: no such field
export const event = <quick-checks {...{ 'onquick-checks:answer': ({ detail }) => detail.outcome }} />;
