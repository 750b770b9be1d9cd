import { html, nothing } from 'lit';
import { get, picture, remove } from '../api.js';
import { PageElement, problem } from '../element.js';
import { bytes, number, percent } from '../format.js';
import { histogram, shares } from '../histogram.js';
import { go } from '../route.js';
import './augmented-images.js';

const ROWS = 8;
const IMAGES = 64;
const MOST_COLUMNS = 200;

/** What was understood of a data set, column by column, before anything is trained on it. */
class DatasetView extends PageElement {
  static properties = { name: {}, details: { state: true }, statistics: { state: true }, preview: { state: true }, sheet: { state: true }, failure: { state: true } };

  willUpdate(changed) {
    if (changed.has('name')) {
      this.attempt(() => this.load());
    }
  }

  async load() {
    URL.revokeObjectURL(this.sheet);
    [this.details, this.statistics, this.preview, this.sheet] = [];
    const path = `/api/v1/datasets/${encodeURIComponent(this.name)}`;
    this.details = await get(path);
    const isImages = this.details.features[0].type === 'image';
    const [statistics, preview] = await Promise.all([get(`${path}/statistics`), get(`${path}/preview?rows=${isImages ? IMAGES : ROWS}`)]);
    this.statistics = statistics;
    this.preview = preview.rows;
    if (isImages) {
      this.sheet = await picture(`${path}/preview?rows=${IMAGES}`);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.sheet);
  }

  async delete() {
    if (confirm(`Delete ${this.name}? Runs and models that came of it stay.`)) {
      await this.attempt(async () => {
        await remove(`/api/v1/datasets/${encodeURIComponent(this.name)}`);
        go('data');
      });
    }
  }

  render() {
    if (!this.details) {
      return this.failure ? problem(this.failure) : html`<p aria-busy="true">Looking at ${this.name}</p>`;
    }
    const { rows, testRows, task, warnings, bundled } = this.details;
    return html`<div class="bar"><h1>${this.name}</h1>
        <a role="button" href="#/train?dataset=${this.name}">Train on it</a>
        ${bundled ? nothing : html`<button class="secondary outline" @click=${this.delete}>Delete</button>`}</div>
      ${problem(this.failure)}
      <p>${number(rows)} rows, of which ${number(testRows)} are held out as test rows; ${task}; ${bytes(this.details.bytes)}.</p>
      ${this.warnings(warnings)}
      ${this.statistics ? html`${this.targets()} ${this.sheet || this.isImages() ? this.images() : this.columns()}` : html`<p aria-busy="true">Counting</p>`}`;
  }

  isImages() {
    return this.details.features[0].type === 'image';
  }

  warnings(warnings) {
    return warnings.length ? html`<section class="warnings" aria-labelledby="warnings"><h2 id="warnings">Before you train</h2>
      <ul>${warnings.map(warning => html`<li>${warning.column ? html`<strong>${warning.column}</strong>: ` : nothing}${warning.message}</li>`)}</ul></section>` : nothing;
  }

  targets() {
    const targets = this.statistics.targets ?? [this.statistics.target];
    return html`<section><h2>To predict</h2>
      <div class="scroll" tabindex="0"><table><thead>${head(false)}</thead><tbody>${targets.map(target => row(target))}</tbody></table></div>
      ${targets.length === 1 && targets[0].counts ? this.classes(targets[0]) : nothing}</section>`;
  }

  classes({ counts, count }) {
    const classes = Object.entries(counts);
    return html`<details ?open=${classes.length <= 12}><summary>${classes.length} classes</summary>
      <div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Class</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Share</th></tr></thead>
      <tbody>${classes.map(([name, rows]) => html`<tr><th scope="row">${name}</th><td class="number">${number(rows)}</td><td class="number">${percent(rows / count)}</td></tr>`)}</tbody></table></div></details>`;
  }

  columns() {
    const { features, correlations } = this.statistics;
    return html`<section><h2>${features.length} columns</h2>
      <div class="scroll" tabindex="0"><table><thead>${head(correlations !== undefined)}</thead>
        <tbody>${features.slice(0, MOST_COLUMNS).map(feature => row(feature, correlations))}</tbody></table></div></section>
      <section><h2>First rows</h2><div class="scroll" tabindex="0"><table>
        <thead><tr>${features.slice(0, MOST_COLUMNS).map(feature => html`<th scope="col">${feature.name}</th>`)}<th scope="col">${this.details.target?.name ?? 'targets'}</th></tr></thead>
        <tbody>${this.preview.slice(0, ROWS).map(({ instance, target, targets }) => html`<tr>
          ${features.slice(0, MOST_COLUMNS).map(feature => html`<td>${cell(instance[feature.name])}</td>`)}
          <td><strong>${cell(target ?? Object.values(targets).join(', '))}</strong></td></tr>`)}</tbody>
      </table></div></section>`;
  }

  images() {
    const labels = this.preview.map(image => image.target).join(', ');
    return html`<section><h2>The first images</h2>
      ${this.sheet ? html`<img class="sheet" src=${this.sheet} alt="Contact sheet; from left to right and top to bottom: ${labels}">` : nothing}
      <details><summary>Their labels, in lines</summary><p>${labels}</p></details></section>
      <augmented-images .name=${this.name}></augmented-images>`;
  }
}
customElements.define('dataset-view', DatasetView);

function head(isCorrelated) {
  return html`<tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col" class="number">Missing</th><th scope="col" class="number">Smallest</th>
    <th scope="col" class="number">Mean</th><th scope="col" class="number">Largest</th><th scope="col">Values</th>
    ${isCorrelated ? html`<th scope="col" class="number">With the target</th>` : nothing}</tr>`;
}

function row(column, correlations) {
  const { name, type, count, missing } = column;
  return html`<tr><th scope="row">${name}</th><td>${type}</td>
    <td class="number">${missing ? html`${number(missing)} <small>(${percent(missing / (count + missing))})</small>` : '0'}</td>
    <td class="number">${number(column.min)}</td><td class="number">${number(column.mean)}</td><td class="number">${number(column.max)}</td>
    <td class="values">${values(column)}</td>
    ${correlations ? html`<td class="number">${number(correlations[name], 2)}</td>` : nothing}</tr>`;
}

function values({ histogram: bins, counts }) {
  if (bins) {
    return histogram(bins);
  }
  return counts && Object.keys(counts).length ? html`${shares(counts)} <small>${Object.keys(counts).length} kinds</small>` : nothing;
}

function cell(value) {
  return value === null || value === undefined ? html`<em>missing</em>` : String(value);
}
