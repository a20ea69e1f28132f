// Which addresses are whose, as far as addresses and headers tell. Nothing here asks the network or
// a cache: `node --test` runs it (addresses.test.js).

/** Names with a hash: this version's, and those of older ones. */
const HASHED = /\/((?:quick-checks|guides\/[\w.-]+|words\/[\w-]+)[\w-]*)-[0-9a-f]{8}(\.\w+)$/;

/**
 * What a version says of addresses.
 * @param {string[]} names of its files, below our folder
 */
export function addresses(names) {
  /**
   * The name below our folder, if it is a file of this version.
   * @param {string} url
   */
  function ownName(url) {
    const { pathname } = new URL(url);
    return names.find((name) => pathname.endsWith(`/${name}`));
  }

  /**
   * Whether it is a file of this version or of an older one.
   * @param {string} url
   */
  function isOurs(url) {
    return Boolean(ownName(url)) || HASHED.test(new URL(url).pathname);
  }

  /**
   * Where this version has what an older one had at an address.
   * @param {string} url
   */
  function newName(url) {
    if (ownName(url)) return url;
    const { pathname, href } = new URL(url);
    const [whole, stem, ending] = HASHED.exec(pathname) ?? [];
    const name =
      whole &&
      names.find((other) => {
        const [, otherStem, otherEnding] = HASHED.exec(`/${other}`) ?? [];
        return otherStem === stem && otherEnding === ending;
      });
    return name && href.replace(whole, `/${name}`);
  }

  return { isOurs, newName, ownName };
}

/**
 * A page's address without what only counts visitors.
 * @param {string} address
 */
export function pageKey(address) {
  const url = new URL(address);
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (/^(utm_\w+|fbclid|gclid)$/.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/**
 * Never a failure, a redirect, or what its owner wants nobody to store.
 * @param {Response} response
 */
export function isCacheable(response) {
  /** @param {string} name */
  const said = (name) => response.headers.get(name) ?? '';
  return (
    response.ok &&
    !response.redirected &&
    said('content-type').includes('html') &&
    !said('cache-control').includes('no-store')
  );
}
