import { Button } from './button.tsx';

/** The languages there are, each under its own name: for whoever cannot read the one on screen. */
export function LanguageRow({
  label,
  choices,
  current,
  onChoose,
}: {
  label: string;
  choices: readonly { code: string; name: string; lang: string }[];
  current: string;
  onChoose: (code: string) => void;
}) {
  return (
    <nav class="row" aria-label={label}>
      {choices.map(({ code, name, lang }) => (
        <Button key={code} look="pill" pressed={code === current} onPress={() => onChoose(code)}>
          <bdi lang={lang}>{name}</bdi>
        </Button>
      ))}
    </nav>
  );
}
