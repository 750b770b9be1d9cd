import { html } from 'lit';
import { get } from '../api.js';
import { PageElement, problem } from '../element.js';
import { ago, bytes, number } from '../format.js';
import './dataset-view.js';
import './upload-form.js';

/** All data sets, and a place to drop another. */
class DataView extends PageElement {
  static properties = { datasets: { state: true }, failure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.datasets = (await get('/api/v1/datasets?limit=200')).items));
  }

  render() {
    return html`<h1>Data</h1>
      <upload-form></upload-form>
      ${problem(this.failure)}
      ${this.datasets ? this.table() : html`<p aria-busy="true">Looking for data sets</p>`}`;
  }

  table() {
    return html`<div class="scroll" tabindex="0"><table>
      <caption>Data sets to train on, newest first</caption>
      <thead><tr><th scope="col">Name</th><th scope="col" class="number">Rows</th><th scope="col">Columns</th>
        <th scope="col">To predict</th><th scope="col" class="number">Size</th><th scope="col">From</th></tr></thead>
      <tbody>${this.datasets.map(dataset => html`<tr>
        <th scope="row"><a href="#/data/${dataset.name}">${dataset.name}</a></th>
        <td class="number">${number(dataset.rows)}</td>
        <td>${contents(dataset.features)}</td>
        <td>${targets(dataset)}</td>
        <td class="number">${bytes(dataset.bytes)}</td>
        <td>${dataset.bundled ? 'Dropwise' : ago(dataset.createdAt)}</td></tr>`)}
      </tbody></table></div>`;
  }
}
customElements.define('data-view', DataView);

function contents(features) {
  const [first] = features;
  return first.type === 'image' ? `images, ${first.shape.slice(1).join(' × ')}` : features.length;
}

function targets(dataset) {
  const all = dataset.targets ?? [dataset.target];
  return all.length > 3 ? `${all.length} targets` : all.map(target => target.classes?.length ? `${target.name} (${target.classes.length} classes)` : target.name).join(', ');
}
