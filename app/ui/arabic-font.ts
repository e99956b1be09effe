import './arabic-font.css';

/** Loaded together with the Arabic text set, and only then. */
export const ARABIC_FONT_IS_HERE = true;
