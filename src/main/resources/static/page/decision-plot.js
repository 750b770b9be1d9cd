import { html } from 'lit';
import { PageElement } from './element.js';

const SIDE = 31;
const SCALE = 10;
const MARGIN = 0.15;
const DOT = 2.6;

/** The points of a plane that a network is asked about: as many as one request takes. */
export function grid(bounds) {
  const [low, high] = [[0, 1].map(i => bounds[i].min - MARGIN * (bounds[i].max - bounds[i].min)), [0, 1].map(i => bounds[i].max + MARGIN * (bounds[i].max - bounds[i].min))];
  const points = [];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      points.push([low[0] + ((x + 0.5) / SIDE) * (high[0] - low[0]), high[1] - ((y + 0.5) / SIDE) * (high[1] - low[1])]);
    }
  }
  return { points, at: ([x, y]) => [((x - low[0]) / (high[0] - low[0])) * SIDE * SCALE, ((high[1] - y) / (high[1] - low[1])) * SIDE * SCALE] };
}

/** What a network says of every point of a plane: the colour is the class, its strength how sure the network is. */
class DecisionPlot extends PageElement {
  static properties = { label: {}, grid: {}, answers: {}, rows: {}, classes: {} };

  updated() {
    const pen = this.querySelector('canvas').getContext('2d');
    const style = getComputedStyle(this);
    const colours = this.classes.map((_, i) => style.getPropertyValue(`--curve-${i + 1}`));
    pen.clearRect(0, 0, SIDE * SCALE, SIDE * SCALE);
    (this.answers ?? []).forEach(({ label, probability }, i) => {
      const chance = 1 / this.classes.length;
      pen.globalAlpha = (0.75 * Math.max(0, probability - chance)) / (1 - chance);
      pen.fillStyle = colours[this.classes.indexOf(label)];
      pen.fillRect((i % SIDE) * SCALE, Math.floor(i / SIDE) * SCALE, SCALE, SCALE);
    });
    pen.globalAlpha = 1;
    pen.strokeStyle = style.getPropertyValue('--pico-background-color');
    this.rows.forEach(({ instance, target }) => {
      pen.fillStyle = colours[this.classes.indexOf(target)];
      pen.beginPath();
      pen.arc(...this.grid.at(Object.values(instance)), DOT, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    });
  }

  render() {
    return html`<canvas class="plane" width=${SIDE * SCALE} height=${SIDE * SCALE} role="img" aria-label=${this.label}></canvas>`;
  }
}
customElements.define('decision-plot', DecisionPlot);
