// Questions in the page: a form in the place of the folded answer. What is right, and what is said of what
// is not, comes from the module; this knows no question. Without the module the fold stays.
curvature.question = (() => {
    "use strict";
    // Seeds under which the book's own tests have answered every question.
    const SEEDS = 200;
    const letter = (index) => String.fromCharCode(97 + index);

    function make(tag, attributes = {}, ...children) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            element.setAttribute(name, value);
        }
        element.append(...children);
        return element;
    }

    function html(tag, attributes, source) {
        const element = make(tag, attributes);
        element.innerHTML = source;
        return element;
    }

    // Fields for so many rows and columns; read as "1 2; 3 4".
    function entries(rows, columns) {
        const fields = [];
        const grid = make("div", { class: "asked-entries", style: `--columns: ${columns}` });
        for (let k = 0; k < rows * columns; k += 1) {
            const [row, column] = [Math.floor(k / columns) + 1, (k % columns) + 1];
            const label = rows > 1 ? `Row ${row}, column ${column}` : columns > 1 ? `Entry ${column}` : "Your answer";
            const field = make("input", { type: "text", "aria-label": label, required: "", autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
            fields.push(field);
            grid.append(field);
        }
        const read = () => fields.map((field, k) => field.value.trim() + ((k + 1) % columns ? " " : ";")).join("").replace(/;$/, "");
        return { element: grid, read };
    }

    function choice(items, name) {
        const group = make("fieldset", { class: "asked-items" }, make("legend", {}, "Your answer"));
        items.forEach((item, index) => {
            const radio = make("input", { type: "radio", name, value: letter(index), required: "" });
            group.append(make("label", {}, radio, html("span", {}, item)));
        });
        return { element: group, read: () => group.querySelector(":checked")?.value ?? "" };
    }

    function order(items) {
        const list = make("ol", { class: "asked-order" });
        items.forEach((item, index) => {
            const place = make("li", { "data-letter": letter(index) }, html("span", {}, item));
            const words = `(${letter(index)})`;
            for (const [sign, to, label] of [["↑", -1, `${words} earlier`], ["↓", 1, `${words} later`]]) {
                const button = make("button", { type: "button", "aria-label": label }, sign);
                button.addEventListener("click", () => {
                    const other = to < 0 ? place.previousElementSibling : place.nextElementSibling;
                    other?.[to < 0 ? "before" : "after"](place);
                    button.focus();
                });
                place.append(button);
            }
            list.append(place);
        });
        return { element: list, read: () => [...list.children].map((place) => place.dataset.letter).join(" ") };
    }

    function answerTo(asks, items, name) {
        const [kind, ...sizes] = asks.split(" ");
        const [first, second] = sizes.map(Number);
        return {
            number: () => entries(1, 1),
            vector: () => entries(1, first),
            matrix: () => entries(first, second),
            choice: () => choice(items, name),
            order: () => order(items),
        }[kind]();
    }

    // Makes a question of its place on the page, and returns what draws new numbers.
    function question(place) {
        const name = place.dataset.question;
        const first = place.querySelector(".asked-text");
        const fold = place.querySelector("details.answer");
        const printed = place.querySelector("section > ul");
        const fresh = make("span", { class: "asked-fresh", hidden: "" });
        first.after(fresh);
        const said = make("div", { class: "asked-said", role: "status" });
        const check = make("button", { type: "submit" }, "Check");
        const more = make("button", { type: "button", class: "asked-more" }, "Another one");
        const form = make("form", { class: "asked-form" }, make("p", {}, check, " ", more), said);
        let answer;
        let seed = 0;
        let tries = 0;

        function begin(asks, items) {
            const next = answerTo(asks, items, `${name}-${seed}`);
            answer?.element.remove();
            answer = next;
            form.prepend(answer.element);
            place.dataset.seed = seed;
            tries = 0;
            check.hidden = false;
            said.replaceChildren();
            said.className = "asked-said";
        }

        // Without the module there is the printed answer.
        async function module() {
            const ask = await curvature.load().catch(() => null);
            if (!ask) {
                form.remove();
                for (const part of [first, printed, fold]) {
                    part?.removeAttribute("hidden");
                }
                fresh.remove();
            }
            return ask;
        }

        async function another() {
            const ask = await module();
            const before = seed;
            while (seed === before) {
                seed = 1 + Math.floor(Math.random() * SEEDS);
            }
            const drawn = ask?.("question", name, seed);
            if (drawn) {
                first.hidden = true;
                fresh.hidden = false;
                fresh.innerHTML = drawn.text;
                begin(drawn.asks, drawn.items.map((item, index) => `(${letter(index)}) ${item}`));
            }
        }

        async function judge() {
            const ask = await module();
            const told = ask?.("judge", name, seed, tries + 1, answer.read());
            if (!told) {
                return;
            }
            const { verdict, says, answer: right, why } = told;
            const word = { right: "Right.", wrong: "Not right." }[verdict];
            said.className = `asked-said is-${verdict}`;
            said.replaceChildren(html("p", {}, `${word ? `<strong>${word}</strong> ` : ""}${says || why}`));
            if (verdict === "unread") {
                return;
            }
            tries += 1;
            if (right) {
                said.append(html("p", {}, `The answer is ${right}. ${why}`));
            }
            if (verdict === "right" || right) {
                if (document.activeElement === check) {
                    more.focus();
                }
                check.hidden = true;
            }
            curvature.kept.answered(name, verdict === "right");
        }

        form.addEventListener("submit", (event) => {
            event.preventDefault();
            if (!check.hidden) {
                judge();
            }
        });
        more.addEventListener("click", async () => {
            await another();
            form.querySelector("input, li button")?.focus();
        });
        if (place.dataset.asks) {
            begin(place.dataset.asks, [...printed?.children ?? []].map((item) => item.innerHTML));
        }
        for (const part of [printed, fold]) {
            part?.setAttribute("hidden", "");
        }
        place.querySelector("section").append(form);
        return another;
    }

    if (document.querySelector("meta[name=live-module]") && !/print\.html$/.test(location.pathname)) {
        document.querySelectorAll(".asked[data-question]").forEach(question);
    }
    return question;
})();
