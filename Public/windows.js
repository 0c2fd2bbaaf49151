// The tree of a download: what a window was cut into comes when it is opened, and stays open while the page moves.

/** What was loaded, by where it is from, while its surroundings are drawn anew. */
let kept = new Map();
let focused = null;

function place(link) { return new URL(link.href, location.href).pathname; }

function openKeys(list) {
    return new Set([...list.querySelectorAll("details[data-key][open]")].map((details) => details.dataset.key));
}

function put(list, link, where) {
    list.dataset.from = place(link);
    list.dataset.version = link.href;
    where.replaceWith(list);
    for (const inner of list.querySelectorAll("[data-more]")) fill(inner);
}

/** Fetches the parts; what stood there stays until they come. */
async function load(link, old = null) {
    const where = old ?? link.parentElement;
    if (where.dataset.loading) return;
    where.dataset.loading = "1";
    try {
        const answer = await fetch(link.href, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const list = document.adoptNode(page.querySelector("[data-windows]"));
        const open = old ? openKeys(old) : new Set();
        for (const details of list.querySelectorAll("details[data-key]")) {
            if (open.has(details.dataset.key)) details.open = true;
        }
        if (where.isConnected) put(list, link, where);
    } catch {
        // The link stays, and can be followed.
    } finally {
        delete where.dataset.loading;
    }
}

/** A place whose window is open gets what was there before, or is fetched. */
function fill(link) {
    const old = kept.get(place(link));
    if (old) {
        const isOld = old.dataset.version !== link.href;
        link.parentElement.replaceWith(old);
        if (isOld && old.closest("details").open) load(link, old);
    } else if (link.closest("details").open) {
        load(link);
    }
}

document.addEventListener("toggle", (event) => {
    if (!event.target.open) return;
    const link = event.target.querySelector(":scope > .more > [data-more]");
    if (link) load(link);
}, true);

document.addEventListener("renewing", (event) => {
    kept = new Map([...event.target.querySelectorAll("[data-windows][data-from]")].map((list) => [list.dataset.from, list]));
    focused = document.activeElement?.closest("[data-from]") ? document.activeElement : null;
});

document.addEventListener("renewed", (event) => {
    for (const link of event.target.querySelectorAll("[data-more]")) fill(link);
    kept = new Map();
    if (focused?.isConnected) focused.focus({ preventScroll: true });
    focused = null;
});
