import { html } from 'lit';
import { get } from '../api.js';
import { PageElement, problem } from '../element.js';
import { ago } from '../format.js';
import './model-view.js';

/** All models, newest first. */
class ModelsView extends PageElement {
  static properties = { models: { state: true }, failure: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.models = (await get('/api/v1/models?limit=200')).items));
  }

  render() {
    return html`<h1>Models</h1>${problem(this.failure)}
      ${!this.models ? html`<p aria-busy="true">Looking for models</p>` : this.models.length === 0 ? html`<p>None yet. A training becomes a model where it is told a name to <a href="#/train">register</a> under.</p>`
        : html`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">Name</th><th scope="col" class="number">Newest version</th><th scope="col">First</th><th scope="col"></th></tr></thead>
          <tbody>${this.models.map(model => html`<tr><th scope="row"><a href="#/models/${model.name}">${model.name}</a></th><td class="number">${model.newestVersion}</td>
            <td>${ago(model.createdAt)}</td><td><a href="#/predict/models/${model.name}">Predict</a></td></tr>`)}</tbody></table></div>`}`;
  }
}
customElements.define('models-view', ModelsView);
