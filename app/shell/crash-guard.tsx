import { Component, type ComponentChildren } from 'preact';
import { crashCode, noteIncident } from '../data/incidents.ts';
import { localDatabase } from '../data/local-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

interface Props {
  /** A new one, as when the address changes, is a new try. */
  attempt: string;
  children: ComponentChildren;
}

interface State {
  crashedAt?: string;
  crashes: number;
}

/** Shows a kind sentence in place of a screen that broke. What is saved is saved; the rest of the
 *  app, the office's number too, stays. */
export class CrashGuard extends Component<Props, State> {
  override state: State = { crashes: 0 };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    void noteIncident(localDatabase(), crashCode(error), new Date());
    this.setState({ crashedAt: this.props.attempt, crashes: this.state.crashes + 1 });
  }

  override render({ attempt, children }: Props, { crashedAt, crashes }: State) {
    if (crashedAt !== attempt) return children;
    return <CrashScreen onRetry={() => this.#retry(crashes)} />;
  }

  /** Drawing it anew helps where data were the cause; the second time the page is loaded anew. */
  #retry(crashes: number): void {
    if (crashes > 1) location.reload();
    else this.setState({ crashedAt: undefined });
  }
}

function CrashScreen({ onRetry }: { onRetry: () => void }) {
  const { shell, common } = useTexts();
  return (
    <Page title={shell.crashTitle}>
      <p>{shell.crashText}</p>
      <p>{shell.crashCall}</p>
      <Button look="primary" onPress={onRetry}>
        {common.retry}
      </Button>
    </Page>
  );
}
