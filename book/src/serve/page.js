// What a served page does more than one from a disk: it is loaded again when the book is built, and
// shows the verdicts of the learner's loop on the cards of the exercises.
(() => {
    "use strict";
    let built = null;
    let source = null;

    const make = (name, text, parent) => {
        const element = document.createElement(name);
        element.textContent = text;
        parent.append(element);
        return element;
    };

    // The box for verdicts on a card, made when the first comes.
    function boxOf(number) {
        const heading = document.getElementById(`ex-${number.replaceAll(".", "-")}`);
        const card = heading?.closest("section.exercise");
        if (!card) {
            return null;
        }
        let box = card.querySelector(".verdict");
        if (!box) {
            box = document.createElement("div");
            box.className = "verdict";
            box.setAttribute("role", "status");
            card.querySelector(".command").before(box);
        }
        return box;
    }

    function open(slug, button) {
        button.disabled = true;
        fetch(`/.open/${slug}`, { method: "POST" }).finally(() => { button.disabled = false; });
    }

    function show({ checked, report }) {
        const box = boxOf(checked.number);
        if (!box) {
            return;
        }
        box.replaceChildren();
        box.dataset.verdict = checked.verdict;
        const line = make("p", "", box);
        make("strong", checked.verdict.replaceAll("_", " "), line);
        const { earned, possible } = checked.points;
        line.append(` · ${Math.round(earned * 100) / 100} of ${possible} points`);
        const button = make("button", "Open in your editor", line);
        button.type = "button";
        button.addEventListener("click", () => open(checked.slug, button));
        if (checked.verdict === "not_started") {
            return;
        }
        const words = make("pre", report, box);
        words.tabIndex = 0;
        words.setAttribute("aria-label", `What the runner says of exercise ${checked.number}`);
    }

    // How far the learner is, above the list of pages.
    function count(passed, total) {
        const sidebar = document.querySelector(".sidebar-scrollbox");
        if (!sidebar) {
            return;
        }
        let line = document.getElementById("progress-line");
        if (!line) {
            line = document.createElement("p");
            line.id = "progress-line";
            sidebar.prepend(line);
        }
        line.textContent = `${passed} of ${total} exercises pass`;
    }

    function hear(event) {
        const news = JSON.parse(event.data);
        if (news.build) {
            if (built && built !== news.build) {
                location.reload();
            }
            built = news.build;
        } else if (news.list) {
            const all = news.list.exercises;
            count(all.filter((one) => one.state === "passed").length, all.length);
        } else if (news.checked) {
            show(news);
            count(news.passed, news.total);
        } else if (news.fault) {
            console.warn(news.fault.what, news.fault.remedy);
        }
        document.documentElement.dataset.heard = String(Number(document.documentElement.dataset.heard ?? 0) + 1);
    }

    // A browser opens few connections to one server: pages that nobody looks at give theirs back.
    function follow() {
        if (document.hidden) {
            source?.close();
            source = null;
        } else if (!source) {
            source = new EventSource("/.news");
            source.addEventListener("message", hear);
        }
    }
    document.addEventListener("visibilitychange", follow);
    addEventListener("pagehide", () => { source?.close(); source = null; });
    addEventListener("pageshow", follow);
    follow();
})();
