// The links of the desk. Those that lead out of it open a tab each: the page around it may follow them itself, or forbid them.
// Those that lead to another view are followed by the desk, but in a tab of their own they are an address of the page.

/** The link that this click follows out of the desk, if it does. */
export function outgoingLink(event) {
  const isLink = (node) => node instanceof HTMLAnchorElement && node.href !== '' && node.target === '_blank';
  return event.button === 2 ? undefined : event.composedPath().find(isLink);
}

/** Has a link lead where it is meant to: a path is one of the backend's own, as those of a demo shop, wherever the page is. */
export function leadHome(link, base) {
  const path = link.getAttribute('href');
  if (path.startsWith('/') && URL.canParse(base, location.href)) link.href = new URL(path, new URL(base, location.href)).href;
}

/** Whether a page with this policy lets agents leave for there: a list of hosts, of which `*.` may stand for any below, or a
 *  function of the address. Without a policy the desk's own is the only one. */
export function mayLeaveFor(policy, address) {
  if (policy == null) return true;
  try {
    const url = new URL(address);
    if (typeof policy === 'function') return policy(url) === true;
    return [...policy].some((host) => (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host));
  } catch (error) {
    // A policy that fails forbids.
    console.error(error);
    return false;
  }
}

/** What the page's address asked for when it was opened, until a desk begins there: a desk that is put there later begins
 *  where its page says. */
let openedAt = location.hash;

/** The view that another desk's link, opened in this tab, asks of the desk of this name. */
export function openedView(name) {
  const own = `#${name}/`;
  return openedAt.startsWith(own) ? openedAt.slice(own.length) : undefined;
}

/** The same, for the one desk that begins there. */
export function takeOpenedView(name) {
  const view = openedView(name);
  if (view !== undefined) openedAt = '';
  return view;
}

/** Has a link to a view lead where the page shows that view. `addressOf` is the page's; what it says of nothing, or of what
 *  is no page, leaves the link at the page itself, by the hash of the desk of this name. */
export function leadToPage(event, name, addressOf) {
  const own = `#${name}/`;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const hash = link?.getAttribute('href') ?? '';
  if (!addressOf || !hash.startsWith(own)) return;
  try {
    const url = new URL(addressOf(hash.slice(own.length).split('?')[0]), document.baseURI);
    if (/^https?:$/.test(url.protocol)) link.href = url.href;
  } catch (error) {
    console.error(error);
  }
}
