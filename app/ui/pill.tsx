import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './pill.css';

/** A state said in a word, with a colour that never stands alone. */
export function Pill({
  tone = 'accent',
  icon,
  children,
}: {
  tone?: 'accent' | 'good' | 'bad' | 'warn';
  icon?: IconNode;
  children: ComponentChildren;
}) {
  return (
    <span class={`pill pill-${tone}`}>
      {icon && <Icon node={icon} size={20} />}
      {children}
    </span>
  );
}
