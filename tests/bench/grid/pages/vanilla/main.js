// The list by hand, with no library in the way: what a browser can do at all.
import "../page.css";
import "./style.css";
import { counted } from "../words.js";
import { OrderSearch } from "./order_search.js";
import { Rows } from "./rows.js";

const search = document.getElementById("search");
const count = document.getElementById("count");
const total = document.getElementById("total");
const rows = new Rows(document.getElementById("scroll"), document.getElementById("space"));

let found = null;
let isWhole = false;
// 1 from the least total up, -1 from the greatest down, 0 as the orders came.
let direction = 0;

function show() {
    const places = found.sorted(direction);
    rows.show(found.orders, places);
    count.textContent = counted(places.length);
}

// Shows these orders until all are there.
export function showFirst(orders) {
    if (isWhole) return;
    rows.show(orders, orders.map((_, place) => place));
    count.textContent = "…";
}

window.orders.then(orders => {
    isWhole = true;
    found = new OrderSearch(orders);
    show();
    // Readies the search once the first rows are painted.
    requestAnimationFrame(() => setTimeout(() => found.ready()));
});

search.addEventListener("input", () => {
    found.find(search.value);
    rows.toTop();
    show();
});

total.addEventListener("click", () => {
    direction = direction === 1 ? -1 : 1;
    total.textContent = direction > 0 ? "Total ▲" : "Total ▼";
    rows.toTop();
    show();
});
