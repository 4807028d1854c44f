// Knows every WebAssembly memory that a page makes or is given by a module: the heap of JavaScript does not count them.
(() => {
    const memories = new Set();
    const note = instance => {
        for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
        return instance;
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
        const instantiate = WebAssembly[name].bind(WebAssembly);
        WebAssembly[name] = async (...given) => {
            const made = await instantiate(...given);
            note(made.instance ?? made);
            return made;
        };
    }
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, given) => note(new target(...given)) });
    WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
        construct(target, given) {
            const memory = new target(...given);
            memories.add(memory);
            return memory;
        },
    });
    bench.wasmBytes = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
})();
