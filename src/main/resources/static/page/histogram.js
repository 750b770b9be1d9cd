import { html, nothing, svg } from 'lit';
import { number } from './format.js';

const WIDTH = 100;
const HEIGHT = 24;
const MOST_KINDS = 30;

/** A column's distribution at a glance; what it says is said in words, too. */
export function histogram({ from, to, counts }) {
  const most = Math.max(...counts, 1);
  const step = WIDTH / counts.length;
  const label = `from ${number(from)} to ${number(to)}, most around ${number(from + (to - from) * (counts.indexOf(most) + .5) / counts.length)}`;
  return bars(counts.map((count, i) => [i * step, count / most, step * .9]), label);
}

/** How often each category is there, in the order of the data; of many, that they are many. */
export function shares(counts) {
  const values = Object.values(counts);
  if (values.length > MOST_KINDS) {
    return nothing;
  }
  const most = Math.max(...values, 1);
  const step = WIDTH / values.length;
  const label = Object.entries(counts).slice(0, 20).map(([name, count]) => `${name}: ${count}`).join(', ');
  return bars(values.map((count, i) => [i * step, count / most, step * .8]), label);
}

function bars(places, label) {
  return html`<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${places.map(([x, share, width]) => svg`<rect x=${x} width=${width} y=${HEIGHT - share * HEIGHT} height=${share * HEIGHT}></rect>`)}
  </svg>`;
}
