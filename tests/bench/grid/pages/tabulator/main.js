// Tabulator, with the modules that the list needs.
import { FilterModule, FormatModule, SortModule, Tabulator } from "tabulator-tables";
import "tabulator-tables/dist/css/tabulator_simple.min.css";
import "../page.css";
import { counted, moment, money, searched } from "../words.js";

Tabulator.registerModule([SortModule, FormatModule, FilterModule]);

const has = (order, { wanted }) => order.searched.includes(wanted);

window.orders.then(orders => {
    for (const order of orders) {
        order.amount = Number(order.total);
        order.searched = searched(order);
    }
    const table = new Tabulator("#grid", {
        data: orders,
        index: "id",
        height: "100%",
        rowHeight: 36,
        layout: "fitColumns",
        headerSortTristate: false,
        autoResize: false,
        columnHeaderVertAlign: "middle",
        columns: [
            { title: "Commande", field: "number", width: 110 },
            { title: "Client", field: "customer", width: 190 },
            { title: "E-mail", field: "email", width: 270 },
            { title: "Passée le", field: "placedAt", width: 150, formatter: cell => moment(cell.getValue()) },
            {
                title: "Total", field: "amount", width: 120, hozAlign: "right", sorter: "number",
                formatter: cell => money(cell.getValue()),
            },
            { title: "Logistique", field: "logistic", width: 190 },
            { title: "Paiement", field: "provider", width: 110 },
            { title: "Statut", field: "payment" },
        ],
    });
    table.on("dataFiltered", (_, rows) => {
        document.getElementById("count").textContent = counted(rows.length);
    });
    document.getElementById("search").addEventListener("input", ({ target }) => {
        const wanted = target.value.trim().toLowerCase();
        if (wanted === "") table.clearFilter();
        else table.setFilter(has, { wanted });
    });
});
