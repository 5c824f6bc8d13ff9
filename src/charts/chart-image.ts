// Answers for: a chart as a picture that stands on its own: SVG for print and editing, PNG for documents.
import { cloneElement, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import styles from './chart.module.css';
import type { ChartProps } from './chart-props.ts';

export interface ChartImage {
  /** Twice the size below, so that it is sharp in print. */
  png: Uint8Array;
  svg: string;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** A picture has only the fonts of the machine that shows it, so it is also drawn with them. */
const pictureFonts = "'Source Sans 3', 'Segoe UI', Arial, Helvetica, sans-serif";

const pixelsPerPoint = 2;
const svgNamespace = 'http://www.w3.org/2000/svg';

/** Draws the chart out of sight, always in light colours, and takes its picture. */
export async function chartImage(
  element: ReactElement<ChartProps>,
  width: number,
  height: number,
): Promise<ChartImage> {
  const svg = await chartSvg(element, width, height);
  return { png: await rasterise(svg, width, height), svg, width, height };
}

/** The SVG alone. It refers to nothing outside itself: no class, no style sheet, no font file. */
export async function chartSvg(
  element: ReactElement<ChartProps>,
  width: number,
  height: number,
): Promise<string> {
  const place = document.createElement('div');
  place.className = styles.off ?? '';
  place.dataset.colorScheme = 'light';
  place.setAttribute('aria-hidden', 'true');
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  place.style.fontFamily = pictureFonts;
  document.body.append(place);
  const root = createRoot(place);
  try {
    root.render(cloneElement(element, { picture: { width, height } }));
    const drawn = await untilDrawn(place);
    const label = place.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '';
    return serialise(drawn, width, height, element.props.title, label);
  } finally {
    root.unmount();
    place.remove();
  }
}

/** Recharts draws in several rounds (sizes, axes, layers): it is done when two looks in a row are the same. */
async function untilDrawn(place: HTMLElement): Promise<SVGSVGElement> {
  let before = '';
  for (let look = 0; look < 200; look += 1) {
    // Not an animation frame: those stop in a window that is hidden.
    await new Promise((resolve) => setTimeout(resolve, 15));
    const drawn = place.querySelector<SVGSVGElement>('svg.recharts-surface');
    if (drawn !== null && before !== '' && place.innerHTML === before) return drawn;
    before = drawn === null ? '' : place.innerHTML;
  }
  throw new Error('The chart was not drawn within three seconds');
}

/** What decides how a shape looks, with what it is where nothing is said; written as plain attributes. */
const looks: Record<string, string> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
};
const textLooks: Record<string, string> = {
  ...looks,
  'font-size': '16px',
  'font-weight': '400',
  'text-anchor': 'start',
};

function serialise(
  drawn: SVGSVGElement,
  width: number,
  height: number,
  title: string | undefined,
  description: string,
): string {
  const picture = document.createElementNS(svgNamespace, 'svg');
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('font-family', pictureFonts);
  picture.setAttribute('role', 'img');
  if (title !== undefined) picture.append(textElement('title', title));
  picture.append(textElement('desc', description));
  const ground = document.createElementNS(svgNamespace, 'rect');
  ground.setAttribute('width', String(width));
  ground.setAttribute('height', String(height));
  ground.setAttribute('fill', '#ffffff');
  picture.append(ground);
  for (const child of drawn.children) {
    const copy = copyWithLooks(child);
    if (copy !== null) picture.append(copy);
  }
  return new XMLSerializer().serializeToString(picture);
}

function textElement(name: 'title' | 'desc', text: string): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  element.textContent = text;
  return element;
}

const drawnElements = new Set([
  'circle',
  'clipPath',
  'defs',
  'g',
  'line',
  'path',
  'pattern',
  'rect',
  'text',
  'tspan',
]);
const shapes = new Set(['circle', 'line', 'path', 'rect', 'text', 'tspan']);
const geometry = new Set(
  (
    'id x y x1 y1 x2 y2 cx cy r rx ry dx dy d width height transform clip-path ' +
    'patternUnits patternTransform'
  ).split(' '),
);

/** A copy with nothing but geometry and looks: no class, no handler, no style sheet behind it. */
function copyWithLooks(original: Element): SVGElement | null {
  if (!drawnElements.has(original.tagName)) return null;
  const copy = document.createElementNS(svgNamespace, original.tagName);
  for (const { name, value } of original.attributes)
    if (geometry.has(name)) copy.setAttribute(name, value);
  if (shapes.has(original.tagName)) {
    const computed = getComputedStyle(original);
    const isText = original.tagName === 'text' || original.tagName === 'tspan';
    for (const [look, usual] of Object.entries(isText ? textLooks : looks)) {
      const value = computed.getPropertyValue(look) || original.getAttribute(look);
      if (value && value !== usual) copy.setAttribute(look, value.replaceAll('"', ''));
    }
  }
  let isEmpty = original.tagName === 'g';
  for (const child of original.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
    const childCopy = child instanceof Element ? copyWithLooks(child) : null;
    if (childCopy !== null) {
      copy.append(childCopy);
      isEmpty = false;
    }
  }
  return isEmpty ? null : copy;
}

async function rasterise(svg: string, width: number, height: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * pixelsPerPoint;
    canvas.height = height * pixelsPerPoint;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The browser has no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser made no picture of the chart');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
