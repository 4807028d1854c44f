// Reads the orders as they come: the first ones are there once the piece of the answer that ends them is, and not only
// with the last. A script of its own before the program, which the orders need not wait for.
const FIRST = 40;

let tellFirst;
window.first = new Promise(tell => (tellFirst = tell));
window.orders = read(`/orders-${new URLSearchParams(location.search).get("n")}.json`);

async function read(address) {
    const answer = await fetch(address);
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let isTold = false;
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
        text += decoder.decode(value, { stream: true });
        if (!isTold) {
            const end = endOf(text, FIRST);
            if (end) {
                isTold = true;
                tellFirst(JSON.parse(`${text.slice(0, end)}]`));
            }
        }
    }
    return JSON.parse(text);
}

// Where so many orders of the list end; 0 while they are not all there.
function endOf(text, count) {
    let end = 0;
    for (let order = 0; order < count; order++) {
        end = text.indexOf("},{", end) + 1;
        if (end === 0) return 0;
    }
    return end;
}
