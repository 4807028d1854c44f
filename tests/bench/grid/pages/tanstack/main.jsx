// TanStack Table with TanStack Virtual, in React.
import { memo, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import {
    columnFilteringFeature, createColumnHelper, createFilteredRowModel, createSortedRowModel, globalFilteringFeature,
    rowSortingFeature, sortFn_basic, tableFeatures, useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import "../page.css";
import "./style.css";
import { counted, moment, money, searched } from "../words.js";

const features = tableFeatures({
    columnFilteringFeature,
    globalFilteringFeature,
    rowSortingFeature,
    filteredRowModel: createFilteredRowModel(),
    sortedRowModel: createSortedRowModel(),
    sortFns: { basic: sortFn_basic },
});
const { accessor, columns: columnsOf } = createColumnHelper();
const columns = columnsOf([
    accessor("number", { header: "Commande" }),
    accessor("customer", { header: "Client" }),
    accessor("email", { header: "E-mail" }),
    accessor("placedAt", { header: "Passée le", cell: cell => moment(cell.getValue()) }),
    accessor("amount", { header: "Total", sortFn: "basic", sortDescFirst: false, cell: cell => money(cell.getValue()) }),
    accessor("logistic", { header: "Logistique" }),
    accessor("provider", { header: "Paiement" }),
    accessor("payment", { header: "Statut" }),
]);

const bySearchedText = (row, _, wanted) => row.original.searched.includes(wanted);
bySearchedText.autoRemove = wanted => !wanted;
// One text holds all that is searched, so that one column has to be looked at.
const isSearched = column => column.id === "number";

const Row = memo(function Row({ row, start, Flex }) {
    return (
        <tr style={{ transform: `translateY(${start}px)` }}>
            {row.getAllCells().map(cell => <td key={cell.id}><Flex cell={cell} /></td>)}
        </tr>
    );
});

function Body({ table, frame }) {
    const rows = table.getRowModel().rows;
    const virtual = useVirtualizer({
        count: rows.length,
        getScrollElement: () => frame.current,
        estimateSize: () => 36,
        overscan: 5,
        getItemKey: place => rows[place].id,
    });
    return (
        <tbody style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => (
                <Row key={key} row={rows[index]} start={start} Flex={table.FlexRender} />
            ))}
        </tbody>
    );
}

const NONE = [];

function Orders() {
    const [data, setData] = useState(NONE);
    const frame = useRef(null);
    useEffect(() => {
        window.orders.then(orders => {
            for (const order of orders) {
                order.amount = Number(order.total);
                order.searched = searched(order);
            }
            setData(orders);
        });
    }, []);
    const table = useTable({
        features, columns, data, enableSortingRemoval: false, globalFilterFn: bySearchedText,
        getColumnCanGlobalFilter: isSearched,
    });
    const search = event => table.setGlobalFilter(event.target.value.trim().toLowerCase());
    return (
        <>
            <div id="bar">
                <b>Commandes</b>
                <input id="search" type="search" placeholder="Rechercher" autoComplete="off" onChange={search} />
                <span id="count">{counted(table.getRowModel().rows.length)}</span>
            </div>
            <div id="scroll" ref={frame}>
                <table>
                    <thead>
                        {table.getHeaderGroups().map(group => (
                            <tr key={group.id}>
                                {group.headers.map(header => (
                                    <th
                                        key={header.id}
                                        id={`head-${header.column.id}`}
                                        onClick={header.column.getToggleSortingHandler()}
                                    >
                                        <table.FlexRender header={header} />
                                    </th>
                                ))}
                            </tr>
                        ))}
                    </thead>
                    <Body table={table} frame={frame} />
                </table>
            </div>
        </>
    );
}

createRoot(document.getElementById("root")).render(<Orders />);
