// Roles and names of elements where the browser does not tell pages of them.
if (!("computedRole" in Element.prototype)) {
  const { getRole, computeAccessibleName } = domAccessibility;
  Object.defineProperties(Element.prototype, {
    // No role stands for a field of a password; Chromium calls it what it is used as.
    computedRole: { get() { return getRole(this) ?? (this.matches("[type=password]") ? "textbox" : "generic"); }, configurable: true },
    computedName: { get() { return computeAccessibleName(this); }, configurable: true },
  });
}
