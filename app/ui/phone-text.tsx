import './phone-text.css';

/** A telephone number to read: left to right, and in one piece where the line has room for it. */
export function PhoneText({ children }: { children: string }) {
  return <bdi class="phone-text">{children}</bdi>;
}
