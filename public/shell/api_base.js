// Where the API is.

/** The address that its paths are put behind, from the element's attribute. */
export function apiBase(attribute) {
  return (attribute ?? '/api/v1').replace(/\/+$/, '');
}
