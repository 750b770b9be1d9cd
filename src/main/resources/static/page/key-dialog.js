import { html } from 'lit';
import { hasKey, keyRequests, useKey } from './api.js';
import { PageElement, faultText } from './element.js';

/** Asks for a key where the service answers 401; it stays in this tab's session. */
class KeyDialog extends PageElement {
  static properties = { fault: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    keyRequests.addEventListener('needed', event => this.ask(event.detail));
  }

  async ask(fault) {
    this.fault = fault;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  use(event) {
    event.preventDefault();
    const input = event.target.elements.key;
    this.querySelector('dialog').close();
    useKey(input.value.trim());
    input.value = '';
  }

  render() {
    const faults = this.fault ? [this.fault] : [];
    return html`<dialog aria-labelledby="key-title">
      <article>
        <h2 id="key-title">${hasKey() ? 'Another key is needed' : 'This service needs a key'}</h2>
        <form @submit=${this.use}>
          <label for="key">Key or token</label>
          <input id="key" name="key" type="password" autocomplete="off" required autofocus
            aria-invalid=${faults.length ? 'true' : 'false'} aria-describedby="key-fault key-help">
          ${faultText('key-fault', faults)}
          <small id="key-help">Whoever runs the service makes keys. It is kept in this tab and goes with it.</small>
          <button type="submit">Use this key</button>
        </form>
      </article>
    </dialog>`;
  }
}
customElements.define('key-dialog', KeyDialog);
