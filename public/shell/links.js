// The links that lead out of the desk, each in a tab of its own: the page around it may follow them itself, or forbid them.

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
