// The page Review: what went wrong comes again, and what is kept can be saved, read back and erased.
(() => {
    "use strict";
    const place = document.getElementById("review-asked");
    if (!place) {
        return;
    }
    const SHOWN = 5;
    const { kept } = curvature;
    const pages = JSON.parse(document.getElementById("all-questions").textContent);
    const pageOf = new Map(Object.entries(pages).flatMap(([page, names]) => names.map((name) => [name, page])));
    const told = document.getElementById("review-told");
    document.getElementById("review-kept").hidden = false;

    function say(words) {
        told.textContent = words;
    }

    function element(tag, className, words = "") {
        const made = document.createElement(tag);
        made.className = className;
        made.textContent = words;
        return made;
    }

    const count = (n) => `${n} question${n === 1 ? "" : "s"}`;

    function known() {
        return Object.entries(kept.all()).filter(([name]) => pageOf.has(name));
    }

    function one(name) {
        const page = pageOf.get(name);
        const asked = element("div", "asked");
        asked.dataset.question = name;
        const section = element("section", "block is-question");
        const link = element("a", "block-name", `Section ${page.split("_").slice(0, 2).join(".")}.`);
        link.href = `${page}.html`;
        const line = document.createElement("p");
        line.append(link, " ", element("span", "asked-text"));
        section.append(line);
        asked.append(section);
        return asked;
    }

    async function show() {
        const answers = known();
        const due = answers.filter(([, it]) => it.due <= Date.now()).map(([name]) => name)
            .sort((a, b) => [...pageOf.keys()].indexOf(a) - [...pageOf.keys()].indexOf(b));
        const later = answers.map(([, it]) => it.due).filter((at) => at > Date.now());
        const words = [due.length ? `${count(due.length)} to try again.` : "Nothing to try again now."];
        if (due.length > SHOWN) {
            words.push(`The first ${SHOWN} are here; reload the page for the next.`);
        }
        if (later.length) {
            const day = new Date(Math.min(...later)).toLocaleDateString("en", { day: "numeric", month: "long" });
            words.push(`${count(later.length)} come${later.length === 1 ? "s" : ""} again later, the first on ${day}.`);
        }
        place.replaceChildren(element("p", "", words.join(" ")));
        if (kept.isRefused()) {
            place.append(element("p", "", "This browser keeps nothing for this page, so what you answer is forgotten when you leave it."));
        }
        if (!due.length) {
            return;
        }
        if (!(await curvature.load().catch(() => null))) {
            place.append(element("p", "", "In this build, questions cannot be asked here. They are on the pages of their sections."));
            return;
        }
        for (const name of due.slice(0, SHOWN)) {
            const asked = one(name);
            place.append(asked);
            await curvature.question(asked)();
        }
    }

    document.getElementById("review-export").addEventListener("click", () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([kept.written(kept.all())], { type: "application/json" }));
        link.download = "curvature-answers.json";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href));
        say(`Saved to curvature-answers.json: ${count(known().length)}.`);
    });

    const file = document.getElementById("review-file");
    document.getElementById("review-import").addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
        const [chosen] = file.files;
        file.value = "";
        const answers = chosen && kept.parsed(await chosen.text());
        if (!answers) {
            say("Nothing was changed: the file is not one that this page has saved.");
            return;
        }
        const ours = Object.fromEntries(Object.entries(answers).filter(([name]) => pageOf.has(name)));
        kept.replace({ ...kept.all(), ...ours });
        say(`Read: ${count(Object.keys(ours).length)}. What was kept of others stays.`);
        show();
    });

    document.getElementById("review-erase").addEventListener("click", () => {
        const many = known().length;
        if (many && confirm(`Erase what is kept of ${count(many)}? This cannot be undone.`)) {
            kept.replace({});
            say("Erased. Nothing is kept now.");
            show();
        } else if (!many) {
            say("Nothing is kept.");
        }
    });

    show();
})();
