import { Component, type ComponentChildren } from 'preact';

interface Inputs {
  inputs: readonly unknown[];
  children: () => ComponentChildren;
}

/** Draws its part of a long list anew only when one of its inputs is another. */
export class Still extends Component<Inputs> {
  override shouldComponentUpdate({ inputs }: Inputs): boolean {
    return inputs.some((input, index) => input !== this.props.inputs[index]);
  }

  override render() {
    return this.props.children();
  }
}
