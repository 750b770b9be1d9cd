import { html } from 'lit';
import { PageElement } from './element.js';
import { centred, pixelsOf } from './pixels.js';

const SIDE = 280;
/** Of the side: where there are few pixels, strokes cover more of them. */
const PEN = { few: 0.15, many: 0.08 };
const FEW = 16;
const SHOWN = 84;

/** A canvas to draw on, a place to drop an image, or a row of the data; tells by `asked` the pixels that the model takes. */
class ImageInput extends PageElement {
  static properties = { feature: {}, rows: {}, drawn: { state: true } };

  #last;

  firstUpdated() {
    this.clear();
  }

  canvas() {
    return this.querySelector('canvas.draw');
  }

  clear() {
    const pen = this.canvas().getContext('2d', { willReadFrequently: true });
    pen.fillStyle = 'black';
    pen.fillRect(0, 0, SIDE, SIDE);
    this.drawn = false;
  }

  #at(event) {
    const box = this.canvas().getBoundingClientRect();
    return [(event.clientX - box.left) * (SIDE / box.width), (event.clientY - box.top) * (SIDE / box.height)];
  }

  begin(event) {
    if (!this.drawn) {
      this.clear();
    }
    this.canvas().setPointerCapture(event.pointerId);
    this.#last = this.#at(event);
    this.draw(event);
  }

  draw(event) {
    if (!this.#last) {
      return;
    }
    const next = this.#at(event);
    const pen = this.canvas().getContext('2d');
    Object.assign(pen, { strokeStyle: 'white', lineWidth: SIDE * (this.feature.shape[1] < FEW ? PEN.few : PEN.many), lineCap: 'round', lineJoin: 'round' });
    pen.beginPath();
    pen.moveTo(...this.#last);
    pen.lineTo(next[0] + 0.01, next[1]);
    pen.stroke();
    this.#last = next;
    this.drawn = true;
  }

  end() {
    if (this.#last) {
      this.#last = undefined;
      this.ask(centred(this.canvas(), this.feature.shape));
    }
  }

  /** Shows an image as it is, filling the canvas, and asks what it is. */
  async take(file) {
    const image = await createImageBitmap(file);
    this.clear();
    this.canvas().getContext('2d').drawImage(image, 0, 0, SIDE, SIDE);
    const [, height, width] = this.feature.shape;
    const small = Object.assign(document.createElement('canvas'), { width, height });
    const pen = small.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, width, height);
    this.ask(small);
  }

  another() {
    const { instance } = this.rows[Math.floor(Math.random() * this.rows.length)];
    const [channels, height, width] = this.feature.shape;
    const small = Object.assign(document.createElement('canvas'), { width, height });
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      for (let channel = 0; channel < 3; channel++) {
        image.data[4 * i + channel] = (255 * instance[(channels === 1 ? 0 : channel) * width * height + i]) / this.feature.pixelRange;
      }
      image.data[4 * i + 3] = 255;
    }
    small.getContext('2d').putImageData(image, 0, 0);
    this.clear();
    const pen = this.canvas().getContext('2d');
    pen.imageSmoothingEnabled = false;
    pen.drawImage(small, 0, 0, SIDE, SIDE);
    this.show(small);
    this.dispatchEvent(new CustomEvent('asked', { detail: instance }));
  }

  ask(small) {
    this.show(small);
    this.dispatchEvent(new CustomEvent('asked', { detail: pixelsOf(small, this.feature) }));
  }

  /** As the model sees it. */
  show(small) {
    const pen = this.querySelector('canvas.seen').getContext('2d');
    pen.imageSmoothingEnabled = false;
    pen.drawImage(small, 0, 0, SHOWN, SHOWN);
  }

  render() {
    const [, height, width] = this.feature.shape;
    return html`<p>Draw with mouse, pen or finger: it becomes ${width} × ${height} pixels, and is asked about when you stop.</p>
      <canvas class="draw" width=${SIDE} height=${SIDE} role="img" aria-label="Drawing; without a pointer, take a row of the data or a file below"
        @pointerdown=${this.begin} @pointermove=${this.draw} @pointerup=${this.end} @pointercancel=${this.end}></canvas>
      <div class="bar">
        <canvas class="seen" width=${SHOWN} height=${SHOWN} role="img" aria-label="As the model sees it"></canvas>
        <button type="button" class="small secondary" @click=${this.clear}>Clear</button>
        <button type="button" class="small secondary" @click=${this.another}>One of the data</button></div>
      <label class="drop" @dragover=${event => event.preventDefault()} @drop=${event => {
        event.preventDefault();
        this.take(event.dataTransfer.files[0]);
      }}>An image: drop it here, or choose one
        <input type="file" accept="image/*" @change=${event => this.take(event.target.files[0])}></label>`;
  }
}
customElements.define('image-input', ImageInput);
