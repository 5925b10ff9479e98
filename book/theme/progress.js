// Which questions have been answered: beside each, and for each page in the sidebar.
(() => {
    "use strict";
    const list = document.getElementById("all-questions");
    if (!list) {
        return;
    }
    const asked = JSON.parse(list.textContent);

    function mark(after, className, words, title) {
        let element = after.parentElement.querySelector(`:scope > .${className}`);
        if (!words) {
            element?.remove();
            return;
        }
        if (!element) {
            element = document.createElement("span");
            element.className = className;
            after.after(element);
        }
        element.textContent = words;
        element.title = title;
    }

    function show() {
        const answers = curvature.kept.all();
        for (const place of document.querySelectorAll("main .asked[data-question]")) {
            const it = answers[place.dataset.question];
            const words = it?.due !== undefined ? "comes again in Review" : it?.right ? "answered" : "";
            const more = place.querySelector(".asked-more");
            if (more) {
                mark(more, "asked-mark", words, "");
            }
        }
        for (const link of document.querySelectorAll("#mdbook-sidebar a[href]")) {
            const page = link.getAttribute("href").split("/").pop().replace(/\.html$/, "");
            const names = asked[page];
            if (!names || link.getAttribute("href").includes("#")) {
                continue;
            }
            const right = names.filter((name) => answers[name]?.right).length;
            const words = right ? `${right}/${names.length}` : "";
            mark(link, "asked-count", words, `${right} of ${names.length} questions answered`);
        }
    }

    document.addEventListener("kept", show);
    show();
})();
