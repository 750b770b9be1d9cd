import { LitElement, html, nothing } from 'lit';

/** What all views extend: drawn into the page itself, so that Pico's style and labels reach in. */
export class PageElement extends LitElement {
  #timers = new Set();

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
  }

  /** Calls at once, and again while the element is in the page; a hidden tab rests. */
  async poll(milliseconds, load) {
    if (document.visibilityState === 'visible' || !this.hasUpdated) {
      await this.attempt(load);
    }
    if (this.isConnected) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.poll(milliseconds, load);
      }, milliseconds);
      this.#timers.add(timer);
    }
  }

  /** Shows what goes wrong in the view's own place; gives undefined then. */
  async attempt(action) {
    try {
      const result = await action();
      if (this.failure) {
        this.failure = undefined;
      }
      return result;
    } catch (error) {
      if (error.name !== 'AbortError') {
        this.failure = error;
      }
      this.requestUpdate();
      return undefined;
    }
  }
}

/** What went wrong, and all of it that no field of a form shows. */
export function problem(failure, isShownElsewhere = () => false) {
  if (!failure) {
    return nothing;
  }
  const faults = (failure.errors ?? []).filter(fault => !isShownElsewhere(fault));
  return html`<div class="problem" role="alert">
    <strong>${failure.errors?.length && !faults.length ? 'Not accepted: see what the marked fields say.' : failure.message}</strong>
    ${faults.length ? html`<ul>${faults.map(fault => html`<li><code>${fault.pointer}</code> ${fault.detail}</li>`)}</ul>` : nothing}
  </div>`;
}

/** The faults of one place of a request body. */
export function faultsAt(failure, pointer) {
  return (failure?.errors ?? []).filter(fault => fault.pointer === pointer).map(fault => fault.detail);
}

/** The faults of one field, under it; its input names them by aria-describedby. */
export function faultText(id, faults) {
  return faults.length ? html`<small class="fault" id=${id}>${faults.join('; ')}</small>` : nothing;
}
