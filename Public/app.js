// Every page works without this file; it adds what moves.

const pending = new Map();
const deadlines = new WeakMap();

// A fragment replaces the inside of every [data-live] of its name; what is open, focused or scrolled stays so.

function pathOf(node, root) {
    const path = [];
    for (let at = node; at !== root; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at));
    return path;
}

function replace(root, html) {
    const open = new Map([...root.querySelectorAll("details[data-key]")].map((d) => [d.dataset.key, d.open]));
    const scrolled = new Map([...root.querySelectorAll("[data-scroll]")].map((e) => [e.dataset.scroll, e.scrollTop]));
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const path = focused && focused !== root ? pathOf(focused, root) : null;
    const said = root.querySelector("[data-say]")?.dataset.say;
    root.innerHTML = html;
    for (const details of root.querySelectorAll("details[data-key]")) {
        if (open.has(details.dataset.key)) details.open = open.get(details.dataset.key);
    }
    for (const element of root.querySelectorAll("[data-scroll]")) {
        element.scrollTop = scrolled.get(element.dataset.scroll) ?? 0;
    }
    const next = path?.reduce((at, index) => at?.children[index], root);
    if (next?.tagName === focused?.tagName) next?.focus({ preventScroll: true });
    enhance(root);
    // A new live region is not read out, so a new state is said in one that stays.
    const state = root.querySelector("[data-say]");
    const speaker = document.getElementById("said");
    if (state && speaker && state.dataset.say !== said) speaker.textContent = state.textContent;
}

function flush() {
    for (const [target, html] of pending) {
        for (const root of document.querySelectorAll(`[data-live="${CSS.escape(target)}"]`)) replace(root, html);
    }
    pending.clear();
}

/** Says that the server is gone, and takes it back when it is there again: figures that stand still must not look live. */
function connected(isOpen) {
    const notices = document.querySelector(".notices");
    notices?.querySelector("[data-lost]")?.remove();
    if (isOpen || !notices) return;
    const words = document.createElement("p");
    words.className = "notice";
    words.dataset.lost = "";
    words.textContent = "与发票管家的连接中断，正在重新连接…下载进度已保存。";
    notices.append(words);
}

function receive(text) {
    if (text === "open" || text === "lost") {
        connected(text === "open");
        return;
    }
    const { target, html } = JSON.parse(text);
    if (pending.size === 0) {
        // A hidden page has no frames, but a confirmed login must still go on.
        if (document.hidden) setTimeout(flush, 200);
        else requestAnimationFrame(flush);
    }
    pending.set(target, html);
}

function listen() {
    const roots = [...document.querySelectorAll("[data-live]")];
    if (roots.length === 0) return;
    const isLogin = roots.some((root) => root.dataset.live === "login-state");
    if (isLogin || !window.SharedWorker) {
        const source = new EventSource(isLogin ? "/login/events" : "/events");
        source.addEventListener("fragment", (event) => receive(event.data));
        if (!isLogin) {
            source.addEventListener("open", () => connected(true));
            source.addEventListener("error", () => connected(false));
        }
        addEventListener("pagehide", () => source.close());
        return;
    }
    // Browsers allow six connections to a server: all tabs share one stream.
    const { port } = new SharedWorker(document.body.dataset.worker);
    port.onmessage = (event) => receive(event.data);
    addEventListener("pagehide", () => port.postMessage("leave"));
}

function enhance(root) {
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
    for (const timer of root.querySelectorAll("[data-countdown]")) {
        deadlines.set(timer, performance.now() + Number(timer.dataset.countdown) * 1000);
    }
    const form = document.getElementById("session-form");
    if (form && document.querySelector("[data-confirmed]") && !form.dataset.sent) form.requestSubmit();
}

function tick() {
    for (const timer of document.querySelectorAll("[data-countdown]")) {
        const left = Math.max(0, Math.ceil(((deadlines.get(timer) ?? 0) - performance.now()) / 1000));
        timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    }
}

async function copy(button) {
    const text = button.dataset.copy;
    if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
    } else {
        // On a LAN without TLS there is no clipboard API.
        const field = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
    }
    const label = button.getAttribute("aria-label");
    button.classList.add("is-done");
    button.setAttribute("aria-label", "已复制");
    setTimeout(() => {
        button.classList.remove("is-done");
        button.setAttribute("aria-label", label);
    }, 1500);
}

function grouped(text) {
    const code = text.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 16);
    return code.match(/.{1,4}/g)?.join("-") ?? "";
}

function pasteCode(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    const found = text.match(/(?<![0-9A-Za-z])(?:[0-9A-Za-z]{4}[-\s－—–_]*){3}[0-9A-Za-z]{4}(?![0-9A-Za-z])/);
    if (!found) return;
    event.preventDefault();
    event.target.value = grouped(found[0]);
}

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const preset = event.target.closest("[data-from]");
    const form = preset?.closest("form");
    if (form) {
        event.preventDefault();
        form.elements.from.value = preset.dataset.from;
        form.elements.to.value = preset.dataset.to;
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" ? document.querySelector("details.menu[open]") : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});

document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
    const pick = event.target.closest("[data-pick]");
    if (pick) {
        const count = pick.querySelectorAll(":checked").length;
        pick.querySelector("summary").firstChild.textContent = count ? `已选 ${count} 种` : pick.dataset.pick;
    }
});

document.addEventListener("paste", (event) => {
    if (event.target.matches("[data-code]")) pasteCode(event);
});

document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("[data-code]") || event.inputType?.startsWith("delete")) return;
    if (field.selectionStart === field.value.length) field.value = grouped(field.value);
});

// A second click while the bureau is still answering would log in twice.
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    else if (form.method === "post") {
        form.dataset.sent = "1";
        setTimeout(() => delete form.dataset.sent, 10_000);
    }
});
addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
});

enhance(document);
listen();
setInterval(tick, 1000);
