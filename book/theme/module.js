// The book's module, loaded once, when the first thing that needs it asks. It is a script of its own,
// since a page from a disk may not fetch, and packed inside, since not every server packs.
//
//     const ask = await curvature.load();   // null where there is no module
//     ask("figure", "steps", "eta 0.4")     // lines of text in, an object out
globalThis.curvature = (() => {
    "use strict";
    const file = document.querySelector("meta[name=live-module]")?.content;
    let taken;
    let loading;

    // The module's script calls this with its bytes.
    function take(base64) {
        taken(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
    }

    function bytes() {
        return new Promise((resolve, reject) => {
            taken = resolve;
            const script = document.createElement("script");
            script.src = path_to_root + file;
            script.onerror = () => reject(new Error(`${file} cannot be read`));
            document.head.append(script);
        });
    }

    async function begin() {
        if (!file || !globalThis.WebAssembly || !globalThis.DecompressionStream) {
            return null;
        }
        const packed = new Blob([await bytes()]).stream();
        const whole = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
        const module = await WebAssembly.compile(whole);
        let here = await WebAssembly.instantiate(module, {});
        return (...lines) => {
            const { memory, room, ask, answer } = here.exports;
            try {
                const request = new TextEncoder().encode(lines.join("\n"));
                const at = room(request.length);
                new Uint8Array(memory.buffer, at, request.length).set(request);
                const length = ask();
                const text = new TextDecoder().decode(new Uint8Array(memory.buffer, answer(), length));
                return text ? JSON.parse(text) : null;
            } catch (error) {
                // Whoever has panicked is not asked again: a fresh instance takes its place.
                here = new WebAssembly.Instance(module, {});
                throw error;
            }
        };
    }

    function load() {
        loading ??= begin();
        return loading;
    }

    return { load, take };
})();
