import { html, nothing } from 'lit';
import { upload } from '../api.js';
import { PageElement, faultText, faultsAt, problem } from '../element.js';
import { bytes, percent } from '../format.js';
import { go } from '../route.js';

const NAME = /[^a-z0-9._-]+/g;
const HEAD_BYTES = 65_536;
const FIELDS = ['/name', '/target', '/test'];
const HELD_OUT = 0.2;

/** Takes files by drop or choice, asks for a name and what to predict, and sends them with their progress. */
class UploadForm extends PageElement {
  static properties = { files: { state: true }, columns: { state: true }, over: { state: true }, sent: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.files = [];
    this.columns = [];
  }

  async choose(files) {
    if (files.length === 0) {
      return;
    }
    this.failure = undefined;
    this.files = [...files];
    this.columns = await columnsOf(this.files[0]);
    await this.updateComplete;
    this.querySelector('#upload-name').focus();
  }

  drop(event) {
    event.preventDefault();
    this.over = false;
    this.choose(event.dataTransfer.files);
  }

  drag(event, over) {
    event.preventDefault();
    this.over = over;
  }

  async send(event) {
    event.preventDefault();
    const { name, target, test } = event.target.elements;
    const options = { name: name.value };
    if (test.value) {
      options.test = { fraction: Number(test.value) };
    }
    if (target.value) {
      const names = target.value.split(',').map(text => text.trim());
      options.target = names.length > 1 ? names : names[0];
    }
    this.sent = 0;
    const made = await this.attempt(() => upload('/api/v1/datasets', this.files, options, (loaded, total) => (this.sent = loaded / total)));
    this.sent = undefined;
    if (made) {
      go(`data/${made.name}`);
    }
  }

  render() {
    return html`<div class="drop ${this.over ? 'over' : ''}" @drop=${this.drop} @dragover=${event => this.drag(event, true)} @dragleave=${event => this.drag(event, false)}>
      <label for="upload-file"><strong>Drop a file here</strong>, or choose one: CSV, Parquet, JSON, ARFF, IDX, NumPy, or a ZIP of images</label>
      <input id="upload-file" type="file" multiple @change=${event => this.choose(event.target.files)}>
      ${this.files.length ? this.form() : nothing}
    </div>`;
  }

  form() {
    const isSending = this.sent !== undefined;
    return html`<form @submit=${this.send}>
      <p>${this.files.map(file => `${file.name} (${bytes(file.size)})`).join(', ')}</p>
      ${problem(this.failure, fault => FIELDS.some(field => fault.pointer === field || fault.pointer === `${field}/fraction`))}
      <div class="grid">
        ${this.field('name', 'Name', 'what it is to be called here', html`<input id="upload-name" name="name" required .defaultValue=${nameOf(this.files[0])}
          aria-invalid=${this.isWrong('/name')} aria-describedby="upload-name-help upload-name-fault">`)}
        ${this.field('target', 'Column to predict', 'the last of a table, unless you say otherwise; several with commas; images know theirs', html`<input id="upload-target" name="target" list="upload-columns" .defaultValue=${this.columns.at(-1) ?? ''}
          aria-invalid=${this.isWrong('/target')} aria-describedby="upload-target-help upload-target-fault">`)}
        ${this.field('test', 'Share held out', 'rows that no training sees, to measure on at its end', html`<input id="upload-test" name="test" type="number" min="0" max="0.9" step="any"
          .defaultValue=${this.columns.length ? HELD_OUT : ''} aria-invalid=${this.isWrong('/test')} aria-describedby="upload-test-help upload-test-fault">`)}
      </div>
      <datalist id="upload-columns">${this.columns.map(column => html`<option value=${column}></option>`)}</datalist>
      ${isSending ? html`<progress value=${this.sent} max="1" aria-label="Upload"></progress>
        <small role="status">${this.sent < 1 ? `${percent(this.sent, 0)} sent` : 'Sent; the service reads it'}</small>` : nothing}
      <button type="submit" ?disabled=${isSending} aria-busy=${isSending ? 'true' : 'false'}>Upload</button>
    </form>`;
  }

  field(name, label, help, input) {
    return html`<div><label for="upload-${name}">${label}</label>${input}
      ${faultText(`upload-${name}-fault`, this.faults(`/${name}`))}
      <small id="upload-${name}-help">${help}</small></div>`;
  }

  faults(pointer) {
    return [...faultsAt(this.failure, pointer), ...faultsAt(this.failure, `${pointer}/fraction`)];
  }

  isWrong(pointer) {
    return this.faults(pointer).length ? 'true' : nothing;
  }
}
customElements.define('upload-form', UploadForm);

/** A name that the service takes, made of the file's. */
function nameOf(file) {
  return file.name.replace(/\.(gz|zip|xz|zst|bz2)$/i, '').replace(/\.[^.]*$/, '').toLowerCase().replace(NAME, '-').replace(/^[^a-z0-9]+/, '');
}

/** The names in a text table's first line; none where it is no such table. */
async function columnsOf(file) {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) {
    return [];
  }
  const [line] = (await file.slice(0, HEAD_BYTES).text()).split(/\r?\n/);
  const delimiter = [',', ';', '\t', '|'].reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
  return line.split(delimiter).map(name => name.trim().replace(/^"|"$/g, ''));
}
