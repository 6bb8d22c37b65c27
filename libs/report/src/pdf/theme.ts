/** Measures in points (1/72 inch), colours as sRGB hex. One accent colour; status colours only repeat a word. */
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: 48,
  right: 48,
  top: 62,
  bottom: 58,
} as const;

export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const CONTENT_BOTTOM = PAGE.height - PAGE.bottom;

export const COLOUR = {
  ink: '#17212b',
  grey: '#566470',
  hairline: '#ccd4da',
  rule: '#8b98a3',
  tint: '#f3f6f8',
  accent: '#123f63',
  paper: '#ffffff',
  good: '#17643f',
  neutral: '#4f5d69',
  attention: '#8f5200',
  failed: '#a01c26',
} as const;

export type Colour = (typeof COLOUR)[keyof typeof COLOUR];
/** The faces of the design. */
export type OwnFace = 'sans' | 'semibold' | 'italic' | 'mono';
/** These, and the n-th font of the folder that glyphs are looked for in last. */
export type Face = OwnFace | `other${number}`;

/** How a run of text is set. */
export interface Style {
  face: Face;
  size: number;
  colour: Colour;
  /** A frame behind the text: what is withheld must not be overlooked. */
  boxed?: true;
}

export const STYLE = {
  body: { face: 'sans', size: 10.5, colour: COLOUR.ink },
  mark: { face: 'semibold', size: 7.5, colour: COLOUR.accent },
  cell: { face: 'sans', size: 8.5, colour: COLOUR.ink },
  cellStrong: { face: 'semibold', size: 8.5, colour: COLOUR.ink },
  cellGrey: { face: 'sans', size: 8, colour: COLOUR.grey },
  cellState: { face: 'italic', size: 8.5, colour: COLOUR.grey },
  cellBoxed: { face: 'semibold', size: 8.2, colour: COLOUR.ink, boxed: true },
  cellMono: { face: 'mono', size: 7.5, colour: COLOUR.ink },
  cellMonoGrey: { face: 'mono', size: 7.5, colour: COLOUR.grey },
  label: { face: 'semibold', size: 7.5, colour: COLOUR.grey },
  columnTitle: { face: 'semibold', size: 7.8, colour: COLOUR.accent },
  heading: { face: 'semibold', size: 14, colour: COLOUR.accent },
  compactHeading: { face: 'semibold', size: 10.8, colour: COLOUR.accent },
  subheading: { face: 'semibold', size: 10, colour: COLOUR.ink },
  running: { face: 'sans', size: 7.5, colour: COLOUR.grey },
  runningMono: { face: 'mono', size: 7.5, colour: COLOUR.grey },
} as const satisfies Record<string, Style>;

/** Smallest type on any page, in points. A sheet draws no smaller. */
export const TYPE_MIN = 7.5;

/** Size of what page 1 of an import tells in words: it has no statement of its own, and tells the more. */
export const DENSE_SIZE = 8.1;

/** Distance between baselines for a size of type. */
export const leading = (size: number): number => size * (size === DENSE_SIZE ? 1.27 : 1.38);
