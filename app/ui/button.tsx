import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { isAway } from './away-link.tsx';
import { Icon } from './icon.tsx';
import { useInfoTablet } from './info-tablet.ts';
import './button.css';

/** `primary` once a screen; `secondary` beside it; `pill` for small things in a row; `plain` in bars. */
export type ButtonLook = 'primary' | 'secondary' | 'pill' | 'plain';

interface Shared {
  look?: ButtonLook;
  icon?: IconNode;
  /** The visible word; every button has one. */
  children: ComponentChildren;
  class?: string;
}

/** Does something on this screen. */
export function Button({
  look = 'secondary',
  icon,
  children,
  onPress,
  pressed,
  disabled,
  expanded,
  controls,
  ...rest
}: Shared & {
  onPress: () => void;
  /** For buttons that stay in or out. */
  pressed?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  controls?: string;
}) {
  return (
    <button
      type="button"
      class={`button button-${look} ${rest.class ?? ''}`}
      onClick={onPress}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      disabled={disabled}
    >
      {icon && <Icon node={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** Goes somewhere: another screen, a telephone call, a file. On an info tablet a number is to be read, not
 *  to be rung. */
export function LinkButton({
  look = 'secondary',
  icon,
  children,
  href,
  download,
  ...rest
}: Shared & { href: string; download?: string }) {
  const content = (
    <>
      {icon && <Icon node={icon} />}
      <span>{children}</span>
    </>
  );
  if (useInfoTablet() && isAway(href)) {
    return <p class={`button-read ${rest.class ?? ''}`}>{content}</p>;
  }
  return (
    <a class={`button button-${look} ${rest.class ?? ''}`} href={href} download={download}>
      {content}
    </a>
  );
}
