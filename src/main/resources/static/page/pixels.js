const MNIST_BOX = 20 / 28;
const SMALL = 16;

/**
 * What was drawn, in the size that a model takes: cut out, scaled into a box and centred by its mass, as MNIST's digits were; where there are few pixels, it fills
 * the image, as those of `digits` do.
 */
export function centred(canvas, [, height, width]) {
  const box = inked(canvas);
  const small = Object.assign(document.createElement('canvas'), { width, height });
  const pen = small.getContext('2d', { willReadFrequently: true });
  pen.fillRect(0, 0, width, height);
  if (!box) {
    return small;
  }
  const inner = Math.min(width, height) * (Math.min(width, height) < SMALL ? 1 : MNIST_BOX);
  const scale = inner / Math.max(box.width, box.height);
  pen.imageSmoothingQuality = 'high';
  const x = width / 2 - (box.x + box.width / 2) * scale;
  const y = height / 2 - (box.y + box.height / 2) * scale;
  drawSmoothly(pen, canvas, x, y, canvas.width * scale, canvas.height * scale);
  if (inner < Math.min(width, height)) {
    const [dx, dy] = offCentre(pen, width, height);
    pen.fillRect(0, 0, width, height);
    drawSmoothly(pen, canvas, x - dx, y - dy, canvas.width * scale, canvas.height * scale);
  }
  return small;
}

/** Halves until the rest is a step of two at most: one large step would leave out pixels. */
function drawSmoothly(pen, canvas, x, y, width, height) {
  let from = canvas;
  while (from.width > 2 * width) {
    const half = Object.assign(document.createElement('canvas'), { width: from.width / 2, height: from.height / 2 });
    half.getContext('2d').drawImage(from, 0, 0, half.width, half.height);
    from = half;
  }
  pen.drawImage(from, x, y, width, height);
}

/** The box of what is not black. */
function inked(canvas) {
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[4 * (y * width + x)] > 32) {
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      }
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** How far the mass lies from the middle. */
function offCentre(pen, width, height) {
  const { data } = pen.getImageData(0, 0, width, height);
  let [mass, x, y] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    mass += data[4 * i];
    x += data[4 * i] * ((i % width) + 0.5);
    y += data[4 * i] * (Math.floor(i / width) + 0.5);
  }
  return mass ? [x / mass - width / 2, y / mass - height / 2] : [0, 0];
}

/** An image as predictions take it: channel after channel, each line by line, from 0 to the pixel range. */
export function pixelsOf(canvas, { shape: [channels, height, width], pixelRange }) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const pixels = [];
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < width * height; i++) {
      const [red, green, blue] = data.slice(4 * i, 4 * i + 3);
      const level = channels === 1 ? 0.299 * red + 0.587 * green + 0.114 * blue : [red, green, blue][channel];
      pixels.push(Math.round((level / 255) * pixelRange));
    }
  }
  return pixels;
}
