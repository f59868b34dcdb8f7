// Where the index is: the worker is <site>/assets/bundle/search-worker.<hash>.js, the index <site>/search/kb-index.json.

/** Absolute address of the index; a version in the worker's query string carries over, so both change together. */
export function indexAddress(workerAddress) {
  const worker = new URL(workerAddress);
  return new URL(`../../search/kb-index.json${worker.search}`, worker).href;
}
