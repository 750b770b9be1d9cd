/** What a hash like `#/data/penguins?rows=5` asks for: a view, what it is to show, and how. */
export function route(hash) {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [view, ...rest] = path.split('/');
  return { view, rest: rest.map(decodeURIComponent).join('/'), query };
}

/** Goes to a view; the browser's Back leads here again. */
export function go(path) {
  location.hash = `#/${path}`;
}
