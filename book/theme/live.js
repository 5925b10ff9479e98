// The live picture: sliders, and drawing. What is computed comes from the module, which is built
// from the solutions' own functions.
(() => {
    "use strict";
    const place = document.getElementById("live");
    if (!place || !globalThis.WebAssembly) {
        return;
    }
    const encoded = document.getElementById("live-module").textContent;
    const bytes = Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0));
    const element = (id) => document.getElementById(id);
    const SIZE = 300;
    const STEPS = 60;
    const TURN = Math.PI / 6;

    WebAssembly.instantiate(bytes, {}).then(({ instance }) => {
        const { fate_of, best_step, steps_needed, stepped } = instance.exports;

        // The slider for κ runs from 1 to 100 in powers, the one for η from 0 to 2.4 / κ.
        function parameters() {
            const kappa = 10 ** (element("live-kappa").value / 500);
            const eta = (2.4 / kappa) * (element("live-eta").value / 1000);
            return { kappa, eta };
        }

        function coordinates(lambda, eta) {
            const all = [1];
            for (let k = 0; k < STEPS; k += 1) {
                all.push(stepped(lambda, eta, all[k]));
            }
            return all;
        }

        // From eigenvector coordinates to pixels: turned, and y upwards.
        function turned(u, v) {
            const x = u * Math.cos(TURN) - v * Math.sin(TURN);
            const y = u * Math.sin(TURN) + v * Math.cos(TURN);
            const scale = SIZE / 3.2;
            return [SIZE / 2 + scale * x, SIZE / 2 - scale * y];
        }

        function path(points) {
            return points
                .filter(([x, y]) => Math.abs(x) < 1e4 && Math.abs(y) < 1e4)
                .map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
                .join("");
        }

        function drawPath(kappa, u, v) {
            let rings = "";
            for (const height of [0.05, 0.2, 0.5, 1, 2, 4, 8, 16, 32]) {
                const a = Math.sqrt(2 * height);
                const b = Math.sqrt((2 * height) / kappa);
                const ring = [];
                for (let k = 0; k <= 72; k += 1) {
                    const t = (k * Math.PI) / 36;
                    ring.push(turned(a * Math.cos(t), b * Math.sin(t)));
                }
                rings += path(ring);
            }
            const points = u.map((c, k) => turned(c, v[k]));
            const dots = points
                .filter(([x, y]) => x > -9 && x < SIZE + 9 && y > -9 && y < SIZE + 9)
                .map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`)
                .join("");
            element("live-path").innerHTML =
                `<clipPath id="live-clip"><rect width="${SIZE}" height="${SIZE}"/></clipPath>` +
                `<g clip-path="url(#live-clip)"><path class="line thin ink-muted" d="${rings}"/>` +
                `<path class="line ink-blue" d="${path(points)}"/>` +
                `<path class="dots ink-blue" d="${dots}"/></g>` +
                `<path class="frame" d="M0 0H${SIZE}V${SIZE}H0Z"/>`;
        }

        function drawError(u, v) {
            const left = 46;
            const right = SIZE - 8;
            const top = 8;
            const foot = SIZE - 42;
            const x = (k) => left + ((right - left) * k) / STEPS;
            const y = (c) => {
                const power = Math.log10(Math.max(Math.abs(c), 1e-30));
                return top + ((foot - top) * (1 - power)) / 9;
            };
            let grid = "";
            let words = "";
            for (let power = 0; power >= -8; power -= 2) {
                const at = y(10 ** power).toFixed(1);
                grid += `M${left} ${at}H${right}`;
                const word = power ? `10<tspan dy="-5" font-size="9">−${-power}</tspan>` : "1";
                words += `<text class="tick" x="${left - 6}" y="${+at + 4}" text-anchor="end">${word}</text>`;
            }
            for (let k = 0; k <= STEPS; k += 20) {
                grid += `M${x(k)} ${top}V${foot}`;
                words += `<text class="tick" x="${x(k)}" y="${foot + 17}" text-anchor="middle">${k}</text>`;
            }
            const curve = (all) => path(all.map((c, k) => [x(k), y(c)]));
            element("live-error").innerHTML =
                `<clipPath id="live-error-clip"><rect x="${left}" y="${top}" width="${right - left}" height="${foot - top}"/></clipPath>` +
                `<path class="grid" d="${grid}"/>${words}` +
                `<g clip-path="url(#live-error-clip)"><path class="line ink-green" d="${curve(u)}"/>` +
                `<path class="line dashed ink-orange" d="${curve(v)}"/></g>` +
                `<path class="frame" d="M${left} ${top}H${right}V${foot}H${left}Z"/>` +
                `<text class="axis" x="${(left + right) / 2}" y="${foot + 36}" text-anchor="middle">step</text>` +
                `<text class="note ink-green" x="${right - 6}" y="${top + 18}" text-anchor="end">flat direction</text>` +
                `<text class="note ink-orange" x="${right - 6}" y="${top + 36}" text-anchor="end">steep direction (dashed)</text>`;
        }

        function verdict(kappa, eta) {
            const best = best_step(kappa);
            const count = (step) => steps_needed(kappa, step, 1e-8);
            const needed = count(eta);
            const ideal = `The best step size here is ${best.toPrecision(3)}, with ${count(best)} steps.`;
            switch (fate_of(kappa, eta)) {
            case 0:
                return `Converges: ${needed} steps until the error is 10⁻⁸ of what it was. ${ideal}`;
            case 1:
                return `Jumps for ever along the steep direction: η is exactly 2/λmax. ${ideal}`;
            case 2:
                return `Diverges along the steep direction: η is more than 2/λmax = ${(2 / kappa).toPrecision(3)}. ${ideal}`;
            default:
                return `Stays where it is. ${ideal}`;
            }
        }

        function draw() {
            const { kappa, eta } = parameters();
            const u = coordinates(1, eta);
            const v = coordinates(kappa, eta);
            drawPath(kappa, u, v);
            drawError(u, v);
            element("live-eta-value").textContent = eta.toPrecision(3);
            element("live-kappa-value").textContent = kappa.toPrecision(3);
            element("live-verdict").textContent = verdict(kappa, eta);
        }

        for (const id of ["live-path", "live-error"]) {
            element(id).setAttribute("viewBox", `0 0 ${SIZE} ${SIZE}`);
            element(id).style.setProperty("--width", SIZE);
        }
        for (const id of ["live-eta", "live-kappa"]) {
            element(id).addEventListener("input", draw);
        }
        place.hidden = false;
        document.getElementById("live-still")?.setAttribute("hidden", "");
        draw();
    });
})();
