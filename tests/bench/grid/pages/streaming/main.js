// The page by hand, with its first rows before the last order has come.
import { showFirst } from "../vanilla/main.js";

window.first.then(showFirst);
