// The version of the desk, for a page that has two of them.

export const VERSION = '0.1.0';
