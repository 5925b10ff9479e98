// What is kept of a reader's answers: in this browser, and nowhere else. For each question: whether it was
// answered rightly, and if it went wrong, how often it has come back since, and when it comes again.
curvature.kept = (() => {
    "use strict";
    const KEY = "curvature-answers";
    const DAY = 86400000;
    // After so many days a question that went wrong comes again; after the last it has been learnt.
    const WAITS = [1, 3, 7, 21];
    let refused = false;
    let here = {};

    const isRecord = (it) => typeof it === "object" && it !== null && typeof it.right === "boolean"
        && (it.due === undefined || (Number.isFinite(it.due) && Number.isInteger(it.level) && it.level >= 0));

    // Records of a text, without what is no record; null where the text is something else.
    function parsed(text) {
        try {
            const { curvature: version, answers } = JSON.parse(text);
            if (version !== 1 || typeof answers !== "object" || answers === null || Array.isArray(answers)) {
                return null;
            }
            return Object.fromEntries(Object.entries(answers).filter(([, it]) => isRecord(it)));
        } catch {
            return null;
        }
    }

    const written = (answers) => JSON.stringify({ curvature: 1, answers }, null, 1);

    function all() {
        try {
            here = parsed(localStorage.getItem(KEY)) ?? {};
        } catch {
            // A browser may refuse. Then this page remembers until it is closed.
            refused = true;
        }
        return here;
    }

    function replace(answers) {
        here = answers;
        try {
            if (Object.keys(answers).length) {
                localStorage.setItem(KEY, written(answers));
            } else {
                localStorage.removeItem(KEY);
            }
        } catch {
            refused = true;
        }
        document.dispatchEvent(new Event("kept"));
    }

    function answered(name, right) {
        const answers = { ...all() };
        const old = answers[name] ?? { right: false };
        if (!right) {
            answers[name] = { right: old.right, level: 0, due: Date.now() };
        } else if (old.due === undefined || old.level >= WAITS.length) {
            answers[name] = { right: true };
        } else if (old.due <= Date.now()) {
            answers[name] = { right: true, level: old.level + 1, due: Date.now() + WAITS[old.level] * DAY };
        } else {
            answers[name] = { ...old, right: true };
        }
        replace(answers);
    }

    addEventListener("storage", (event) => {
        if (event.key === KEY) {
            document.dispatchEvent(new Event("kept"));
        }
    });

    all();
    return { all, answered, replace, parsed, written, isRefused: () => refused };
})();
