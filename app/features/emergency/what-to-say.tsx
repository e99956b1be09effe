import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';

/** What the person at the other end asks, so that nobody hangs up too early. */
export function WhatToSay() {
  const { emergency } = useTexts();
  return (
    <Card class="stack">
      <h2>{emergency.sayTitle}</h2>
      <ol class="emergency-say">
        {emergency.say.map(({ word, text }) => (
          <li key={word}>
            <strong>{word}</strong> {text}
          </li>
        ))}
      </ol>
    </Card>
  );
}
