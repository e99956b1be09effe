import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import './ask-first.css';

/** A question before what cannot simply be taken back: it says what follows, and "no" comes first. */
export function AskFirst({
  title,
  yes,
  no,
  level: Heading = 'h3',
  onYes,
  onNo,
  children,
}: {
  title: string;
  yes: string;
  no: string;
  /** `h2` where it stands below the page's own heading, `h4` in a card that has one. */
  level?: 'h2' | 'h3' | 'h4';
  onYes: () => void;
  onNo: () => void;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="card stack ask-first">
      <Heading ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {children}
      <div class="row">
        <Button look="primary" onPress={onNo}>
          {no}
        </Button>
        <Button class="button-danger" onPress={onYes}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
