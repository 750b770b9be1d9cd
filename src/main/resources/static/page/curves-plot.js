import { html } from 'lit';
import uPlot from 'uplot';
import { PageElement } from './element.js';
import { number } from './format.js';

const HEIGHT = 280;
const MOST_ROWS = 500;
const DASHES = [[], [6, 4], [2, 3]];
const BORDERS = ['solid', 'dashed', 'dotted'];

/**
 * Curves over epochs, with their numbers as a table for those who cannot see them.
 *
 * series: a list of `{label, colour: 1…6, dash: 0…2, points: Map of epoch and value}`
 */
class CurvesPlot extends PageElement {
  static properties = { title: {}, series: {}, open: { state: true } };

  #plot;
  #shape = '';
  #resize = new ResizeObserver(() => this.#fit());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => {
    this.#shape = '';
    this.requestUpdate();
  };

  constructor() {
    super();
    this.series = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#resize.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#shape = '';
  }

  updated() {
    const place = this.querySelector('.place');
    const shape = JSON.stringify(this.series.map(({ label, colour, dash }) => [label, colour, dash]));
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(place.clientWidth), this.#data(), place);
      this.#resize.observe(place);
    } else {
      this.#plot.setData(this.#data());
    }
  }

  #fit() {
    const width = this.querySelector('.place').clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: HEIGHT });
    }
  }

  #epochs() {
    return [...new Set(this.series.flatMap(({ points }) => [...points.keys()]))].sort((one, other) => one - other);
  }

  #data() {
    const epochs = this.#epochs();
    return [epochs, ...this.series.map(({ points }) => epochs.map(epoch => points.get(epoch) ?? null))];
  }

  #options(width) {
    const style = getComputedStyle(this);
    const axis = { stroke: style.getPropertyValue('--pico-muted-color'), grid: { stroke: style.getPropertyValue('--pico-muted-border-color'), width: 1 }, ticks: { show: false } };
    return {
      width,
      height: HEIGHT,
      scales: { x: { time: false } },
      legend: { markers: { dash: (_, i) => BORDERS[this.series[i - 1]?.dash ?? 0] } },
      axes: [{ ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000] }, { ...axis, size: 60, values: (_, ticks) => ticks.map(tick => number(tick)) }],
      series: [{ label: 'epoch', value: (_, epoch) => epoch ?? '–' }, ...this.series.map(({ label, colour, dash }) => ({
        label,
        stroke: style.getPropertyValue(`--curve-${colour}`).trim(),
        width: dash === 2 ? 1 : 2,
        dash: DASHES[dash],
        spanGaps: true,
        points: { show: false },
        value: (_, value) => number(value),
      }))],
    };
  }

  render() {
    const epochs = this.#epochs();
    const lasts = this.series.map(({ label, points }) => `${label} ${number(points.get(epochs.at(-1)))}`).join(', ');
    return html`<figure class="plot"><h3>${this.title}</h3>
      <div class="place" role="img" aria-label="${this.title}, ${epochs.length} epochs. Last: ${lasts}. The numbers are in the table below."></div>
      <details @toggle=${event => (this.open = event.target.open)}><summary>${this.title} in numbers</summary>${this.open ? this.table(epochs.slice(-MOST_ROWS)) : ''}</details></figure>`;
  }

  table(epochs) {
    return html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col" class="number">Epoch</th>${this.series.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
      <tbody>${epochs.map(epoch => html`<tr><th scope="row" class="number">${epoch}</th>${this.series.map(({ points }) => html`<td class="number">${number(points.get(epoch))}</td>`)}</tr>`)}</tbody></table></div>`;
  }
}
customElements.define('curves-plot', CurvesPlot);
