// Live figures. This knows no figure: the module says which controls a figure has, and what is seen in
// each state of them. Here are the controls, pointers and keys, the address, and time.
(() => {
    "use strict";
    const places = [...document.querySelectorAll("figure[data-live]")];
    if (!places.length || !globalThis.curvature) {
        return;
    }
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const alive = new Map();
    const around = location.hash.startsWith("#live") ? "" : location.hash;

    function make(tag, attributes = {}, ...children) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            element.setAttribute(name, value);
        }
        element.append(...children);
        return element;
    }

    // Numbers as they are shown, and as they are typed.
    const shown = (x) => String(Number(x.toPrecision(4))).replace("-", "−");
    const typed = (text) => Number(text.trim().replace("−", "-").replace(",", ".") || NaN);
    const clamp = (x, [from, to]) => Math.min(Math.max(x, from), to);
    // A step that a range has a hundred to a thousand of, and a number of such steps.
    const stepOf = ([from, to]) => 10 ** Math.floor(Math.log10((to - from) / 100) + 1e-9);
    const rounded = (x, step) => Number((Math.round(x / step) * step).toPrecision(12));
    // Keys that move something: how far, in steps; or to which end.
    const MOVES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 10], PageDown: [0, -10] };
    const ENDS = { Home: 0, End: 1 };

    // At most one call of the module in a frame, for whichever figure has waited longest.
    const waiting = new Set();
    const playing = new Map();
    let next = 0;
    function wake() {
        next ||= requestAnimationFrame(frame);
    }
    function frame(now) {
        next = 0;
        for (const play of playing.values()) {
            play(now);
        }
        const [figure] = waiting;
        if (figure) {
            waiting.delete(figure);
            figure.draw();
        }
        if (waiting.size || playing.size) {
            wake();
        }
    }

    // A slider's number and where it stands, from 0 to 1.
    const scales = {
        linear: {
            at: (x, [from, to]) => (x - from) / (to - from),
            from: (t, [from, to]) => from + t * (to - from),
            round: (x, range) => rounded(x, stepOf(range)),
            moved: (x, n, range) => x + n * stepOf(range),
        },
        log: {
            at: (x, [from, to]) => Math.log(x / from) / Math.log(to / from),
            from: (t, [from, to]) => from * (to / from) ** t,
            round: (x) => Number(x.toPrecision(3)),
            moved: (x, n, [from, to]) => x * (to / from) ** (n / 100),
        },
    };
    scales.whole = { ...scales.linear, round: (x) => Math.round(x), moved: (x, n) => x + n };

    // Each kind of control: `build` puts it on the page and returns what shows its value.
    const kinds = {
        slider(figure, control, row) {
            const scale = scales[control.scale];
            const { range, unit, label } = control;
            const tidy = (x) => clamp(scale.round(clamp(x, range), range), range);
            const id = `live-${figure.name}-${control.name}`;
            const slider = make("input", { type: "range", id, min: 0, max: 1000, step: "any" });
            row.append(make("label", { for: id }, label), slider, figure.entry(control, 0, label));
            row.append(make("span", { class: "live-unit" }, unit));
            slider.addEventListener("input", () => {
                figure.set(control, [tidy(scale.from(slider.value / 1000, range))]);
            });
            slider.addEventListener("keydown", (event) => {
                const [x] = figure.state[control.name];
                const [right, up] = MOVES[event.key] ?? [0, 0];
                const n = (right + up) * (event.shiftKey ? 10 : 1);
                if (event.key in ENDS) {
                    figure.set(control, [range[ENDS[event.key]]]);
                } else if (n) {
                    figure.set(control, [tidy(scale.moved(x, n, range))]);
                } else {
                    return;
                }
                event.preventDefault();
            });
            if (control.seconds) {
                row.append(figure.player(control, scale, tidy));
            }
            return ([x]) => {
                slider.value = 1000 * scale.at(x, range);
                slider.setAttribute("aria-valuetext", shown(x) + unit);
            };
        },

        handle(figure, control, row) {
            const handle = make("div", { class: "live-handle", role: "slider", tabindex: 0, "aria-label": control.label });
            const panel = figure.panels[control.panel];
            panel.box.append(handle);
            panel.handles.push({ control, handle });
            row.append(make("span", {}, control.label));
            ["x", "y"].forEach((name, index) => {
                if (control.radius || control[name][0] < control[name][1]) {
                    row.append(figure.entry(control, index, `${control.label}, ${name}`));
                }
            });
            const move = (event) => figure.set(control, panel.point(event));
            handle.addEventListener("pointerdown", (event) => {
                handle.setPointerCapture(event.pointerId);
                handle.focus({ preventScroll: true });
                event.preventDefault();
            });
            handle.addEventListener("pointermove", (event) => {
                if (handle.hasPointerCapture(event.pointerId)) {
                    move(event);
                }
            });
            handle.addEventListener("keydown", (event) => {
                const times = event.shiftKey ? 10 : 1;
                const [right, up] = MOVES[event.key] ?? [0, 0];
                let [x, y] = figure.state[control.name];
                if (!right && !up && !(event.key in ENDS)) {
                    return;
                }
                event.preventDefault();
                if (control.radius) {
                    const turn = Math.atan2(y, x) + (times * (up - right) * Math.PI) / 180;
                    const angle = event.key in ENDS ? ENDS[event.key] * Math.PI : turn;
                    [x, y] = [control.radius * Math.cos(angle), control.radius * Math.sin(angle)];
                } else if (event.key in ENDS) {
                    const end = ENDS[event.key];
                    [x, y] = control.x[0] < control.x[1] ? [control.x[end], y] : [x, control.y[end]];
                } else {
                    x = panel.stepped("x", x, right * times);
                    y = panel.stepped("y", y, up * times);
                }
                figure.set(control, [x, y]);
            });
            const span = control.radius ? [-control.radius, control.radius] : null;
            const fixed = !span && control.x[0] === control.x[1];
            const [low, high] = span ?? (fixed ? control.y : control.x);
            handle.setAttribute("aria-valuemin", low);
            handle.setAttribute("aria-valuemax", high);
            return ([x, y]) => {
                handle.setAttribute("aria-valuenow", fixed ? y : x);
                handle.setAttribute("aria-valuetext", `x ${shown(x)}, y ${shown(y)}`);
            };
        },

        choice(figure, control, row) {
            const inputs = control.options.map((_, index) => {
                const input = make("input", { type: "radio", name: `live-${figure.name}-${control.name}` });
                input.addEventListener("change", () => figure.set(control, [index]));
                return input;
            });
            const group = make("span", { role: "radiogroup", "aria-label": control.label });
            group.append(...inputs.map((input, index) => make("label", {}, input, ` ${control.options[index]}`)));
            row.append(make("span", {}, control.label), group);
            return ([index]) => {
                inputs[index].checked = true;
            };
        },

        switch(figure, control, row) {
            const input = make("input", { type: "checkbox" });
            input.addEventListener("change", () => figure.set(control, [Number(input.checked)]));
            row.append(make("label", {}, input, ` ${control.label}`));
            return ([on]) => {
                input.checked = on === 1;
            };
        },

        seed(figure, control, row) {
            const button = make("button", { type: "button" }, control.label);
            button.addEventListener("click", () => figure.set(control, [figure.state[control.name][0] + 1]));
            row.append(button);
            return () => {};
        },
    };

    // What a control may be set to, nearest to what is wanted.
    function kept(control, wanted) {
        if (wanted.length !== control.first.length || !wanted.every(Number.isFinite)) {
            return control.first;
        }
        const [x, y] = wanted;
        if (control.kind === "slider") {
            return [clamp(control.scale === "whole" ? Math.round(x) : x, control.range)];
        }
        if (control.kind === "choice") {
            return [clamp(Math.round(x), [0, control.options.length - 1])];
        }
        if (control.kind !== "handle") {
            return [clamp(Math.round(x), [0, control.kind === "switch" ? 1 : 1e6])];
        }
        if (control.radius) {
            const factor = control.radius / Math.hypot(x, y);
            return Number.isFinite(factor) ? [x * factor, y * factor] : [control.radius, 0];
        }
        return [clamp(x, control.x), clamp(y, control.y)];
    }

    // A panel: its picture, what can be dragged in it, and from places on the page to coordinates.
    class Panel {
        constructor(svg) {
            this.svg = svg;
            this.handles = [];
            this.box = make("div", { class: "live-panel", style: svg.getAttribute("style") ?? "" });
            svg.replaceWith(this.box);
            this.box.append(svg);
            this.group = document.createElementNS("http://www.w3.org/2000/svg", "g");
            for (const child of [...svg.children]) {
                if (!["title", "desc"].includes(child.tagName)) {
                    child.remove();
                }
            }
            svg.append(this.group);
        }

        show({ body, size, frame }) {
            this.group.innerHTML = body;
            this.size = size;
            this.frame = frame;
        }

        point(event) {
            const box = this.svg.getBoundingClientRect();
            const { at, size, x, y } = this.frame;
            const across = (((event.clientX - box.left) / box.width) * this.size[0] - at[0]) / size[0];
            const up = 1 - (((event.clientY - box.top) / box.height) * this.size[1] - at[1]) / size[1];
            const on = (axis, t) => {
                const scale = scales[axis.log ? "log" : "linear"];
                return scale.round(scale.from(clamp(t, [0, 1]), axis.range), axis.range);
            };
            return [on(x, across), on(y, up)];
        }

        stepped(which, value, n) {
            const axis = this.frame[which];
            const scale = scales[axis.log ? "log" : "linear"];
            return n ? scale.round(scale.moved(value, n, axis.range), axis.range) : value;
        }

        place(state) {
            for (const { control, handle } of this.handles) {
                const { at, size, x, y } = this.frame;
                const on = (axis, value) => scales[axis.log ? "log" : "linear"].at(value, axis.range);
                const [across, up] = state[control.name];
                handle.style.left = `${(100 * (at[0] + size[0] * on(x, across))) / this.size[0]}%`;
                handle.style.top = `${(100 * (at[1] + size[1] * (1 - on(y, up)))) / this.size[1]}%`;
            }
        }
    }

    class Figure {
        constructor(root, ask) {
            this.root = root;
            this.ask = ask;
            this.name = root.dataset.live;
            this.controls = ask("controls", this.name);
            this.state = {};
            this.box = root.querySelector(".panels");
            this.still = [...this.box.cloneNode(true).children];
            this.panels = [...this.box.querySelectorAll(":scope > svg")].map((svg) => new Panel(svg));
            this.description = this.box.querySelector("desc");
            this.seen = make("p", { class: "live-seen" });
            this.told = make("p", { class: "live-told", role: "status" });
            this.numbers = make("dl", { class: "live-numbers" });
            const group = make("div", { class: "live-controls", role: "group", "aria-label": "Controls of the figure" });
            this.entries = [];
            this.show = this.controls.map((control) => {
                const row = make("div", { class: `live-row is-${control.kind}` });
                group.append(row);
                return kinds[control.kind](this, control, row);
            });
            const reset = make("button", { type: "button", class: "live-reset" }, "Reset");
            reset.addEventListener("click", () => this.restore(new Map()));
            group.append(make("div", { class: "live-row is-reset" }, reset));
            this.box.after(this.seen, this.numbers, this.told, group);
            for (const panel of this.panels) {
                panel.box.addEventListener("click", (event) => this.tapped(panel, event));
            }
        }

        // A tap in a panel brings the nearest handle there.
        tapped(panel, event) {
            if (!panel.handles.length || event.target.matches(".live-handle")) {
                return;
            }
            const far = ({ handle }) => {
                const box = handle.getBoundingClientRect();
                return Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
            };
            const [nearest] = [...panel.handles].sort((a, b) => far(a) - far(b));
            this.set(nearest.control, panel.point(event));
            nearest.handle.focus({ preventScroll: true });
        }

        // Where a number can be typed: the one with this index in the control's value.
        entry(control, index, name) {
            const entry = make("input", { type: "text", inputmode: "decimal", class: "live-entry", "aria-label": `${name}, as a number`, autocomplete: "off" });
            const show = () => {
                entry.value = shown(this.state[control.name][index]);
            };
            const take = () => {
                const value = [...this.state[control.name]];
                const number = typed(entry.value);
                if (Number.isFinite(number) && entry.value !== shown(value[index])) {
                    value[index] = number;
                    this.set(control, value);
                }
                show();
            };
            entry.addEventListener("change", take);
            entry.addEventListener("keydown", (event) => {
                if (event.key === "Enter") {
                    take();
                }
            });
            this.entries.push(show);
            return entry;
        }

        // A button that lets a slider run to its end; a step at a time, where the reader wants calm.
        player(control, scale, tidy) {
            const words = () => (calm.matches ? "Step" : playing.has(this) ? "Pause" : "Play");
            const button = make("button", { type: "button", class: "live-play" }, words());
            const end = control.range[1];
            const at = () => (this.state[control.name][0] >= end ? 0 : scale.at(this.state[control.name][0], control.range));
            const put = (t) => this.set(control, [tidy(scale.from(Math.min(t, 1), control.range))], true);
            this.stop = () => {
                playing.delete(this);
                button.textContent = words();
            };
            button.addEventListener("click", () => {
                if (calm.matches) {
                    put(at() + 0.1);
                } else if (playing.has(this)) {
                    this.stop();
                } else {
                    let begun;
                    const from = at();
                    playing.set(this, (now) => {
                        begun ??= now;
                        const t = from + (now - begun) / 1000 / control.seconds;
                        put(t);
                        if (t >= 1) {
                            this.stop();
                        }
                    });
                    wake();
                }
                button.textContent = words();
            });
            return button;
        }

        set(control, wanted, isPlaying = false) {
            if (!isPlaying) {
                this.stop?.();
            }
            this.state[control.name] = kept(control, wanted);
            waiting.add(this);
            wake();
        }

        // The state that the address describes; what it does not name is as at first.
        restore(named) {
            this.stop?.();
            for (const control of this.controls) {
                this.state[control.name] = kept(control, named.get(control.name) ?? control.first);
            }
            waiting.add(this);
            wake();
        }

        draw() {
            this.controls.forEach((control, index) => this.show[index](this.state[control.name]));
            this.entries.forEach((show) => show());
            try {
                const lines = Object.entries(this.state).map(([name, value]) => `${name} ${value.join(" ")}`);
                const scene = this.ask("figure", this.name, ...lines);
                scene.panels.forEach((panel, index) => {
                    this.panels[index].show(panel);
                    this.panels[index].place(this.state);
                });
                this.seen.textContent = scene.seen;
                this.description.textContent = scene.seen;
                this.numbers.replaceChildren(...scene.numbers.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
            } catch (error) {
                console.error(error);
                this.seen.textContent = "These values could not be drawn. Reset brings the first picture back.";
            }
            this.root.dataset.ready = "";
            // Told once the hand rests, and the address with it.
            clearTimeout(this.resting);
            this.resting = setTimeout(() => {
                if (this.told.textContent !== this.seen.textContent) {
                    this.told.textContent = this.hasSpoken ? this.seen.textContent : "";
                }
                this.hasSpoken = true;
                write();
            }, 600);
        }

        // What differs from the first state, as the address has it; empty if nothing does.
        address() {
            return this.controls
                .filter(({ name, first }) => String(this.state[name]) !== String(first))
                .map(({ name }) => [name, ...this.state[name].map((x) => Number(x.toPrecision(6)))].join(":"))
                .join(",");
        }
    }

    // `#live&steps=eta:0.4,start:1:2` and so on: the figures of the page that are not as at first.
    function read() {
        const named = new Map();
        if (location.hash.startsWith("#live&")) {
            for (const [name, text] of new URLSearchParams(location.hash.slice(6))) {
                const controls = text.split(",").map((words) => words.split(":"));
                named.set(name, new Map(controls.map(([control, ...value]) => [control, value.map(Number)])));
            }
        }
        return named;
    }

    function write() {
        const parts = [...alive.values()].map((figure) => [figure.name, figure.address()]).filter(([, text]) => text);
        const hash = parts.length ? `#live&${parts.map((part) => part.join("=")).join("&")}` : around;
        if (hash !== location.hash && (parts.length || location.hash.startsWith("#live"))) {
            history.replaceState(history.state, "", hash || location.pathname + location.search);
        }
    }

    async function begin(root) {
        const ask = await globalThis.curvature.load();
        if (!ask || alive.has(root)) {
            return;
        }
        const figure = new Figure(root, ask);
        alive.set(root, figure);
        figure.restore(read().get(figure.name) ?? new Map());
    }

    // The module comes with the first figure near the view, or the one that the address names.
    const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
            if (isIntersecting) {
                observer.unobserve(target);
                begin(target);
            }
        }
    }, { rootMargin: "400px" });
    places.forEach((root) => observer.observe(root));
    const first = places.filter((root) => read().has(root.dataset.live));
    Promise.all(first.map(begin)).then(() => first[0]?.scrollIntoView({ block: "center" }));
    addEventListener("hashchange", () => {
        if (location.hash.startsWith("#live")) {
            const named = read();
            alive.forEach((figure) => figure.restore(named.get(figure.name) ?? new Map()));
        }
    });

    // Paper has the picture of the first state.
    addEventListener("beforeprint", () => alive.forEach((figure) => {
        figure.moving ??= [...figure.box.children];
        figure.box.replaceChildren(...figure.still);
    }));
    addEventListener("afterprint", () => alive.forEach((figure) => {
        // One that has come alive since has nothing to take back.
        if (figure.moving) {
            figure.box.replaceChildren(...figure.moving);
            figure.moving = null;
        }
    }));
})();
