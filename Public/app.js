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

/** A notice that stays until it is taken back: `name` tells it from others. */
function keepNotice(name, ...words) {
    const notices = document.querySelector(".notices");
    if (!notices || notices.querySelector(`[data-kept="${name}"]`)) return;
    const notice = document.createElement("p");
    notice.className = "notice is-kept";
    notice.dataset.kept = name;
    notice.append(...words);
    notices.append(notice);
}

function dropNotice(name) {
    document.querySelector(`.notices [data-kept="${name}"]`)?.remove();
}

/** Figures that stand still must not look live. */
function lost() {
    keepNotice("lost", "与发票管家的连接中断，正在重新连接…下载进度已保存。");
}

/** The sign-in ended elsewhere. The page stays, so that nothing typed is lost. */
function ended() {
    dropNotice("lost");
    const link = document.createElement("a");
    link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = "重新登录";
    keepNotice("ended", "您在这台电脑上的登录已结束，请", link, "。");
}

function receive(text) {
    if (text === "open") return dropNotice("lost");
    if (text === "lost") return lost();
    if (text === "ended") return ended();
    const { target, html } = JSON.parse(text);
    if (pending.size === 0) {
        // A hidden page has no frames, but a confirmed login must still go on.
        if (document.hidden) setTimeout(flush, 200);
        else requestAnimationFrame(flush);
    }
    pending.set(target, html);
}

/** 401: the session is over. A server that does not answer says nothing about that. */
async function isSignedOut() {
    const answer = await fetch("/session", { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    return answer?.status === 401;
}

function stream(address) {
    const source = new EventSource(address);
    source.addEventListener("fragment", (event) => receive(event.data));
    source.addEventListener("ended", () => source.close());
    addEventListener("pagehide", () => source.close());
    return source;
}

/** Several login pages would use up a browser's connections: only the one that is looked at listens. */
function listenWhileSeen(address) {
    let source = stream(address);
    document.addEventListener("visibilitychange", () => {
        source.close();
        if (!document.hidden) source = stream(address);
    });
}

/** Without a SharedWorker each page has its own stream. */
function listenAlone(retry = 1) {
    const source = stream("/events");
    source.addEventListener("open", () => { retry = 1; receive("open"); });
    source.addEventListener("ended", ended);
    source.addEventListener("error", async () => {
        if (source.readyState !== EventSource.CLOSED) return lost();
        // A lost connection comes back by itself; a refused one does not.
        if (await isSignedOut()) return ended();
        lost();
        setTimeout(listenAlone, 1000 * 2 ** retry, Math.min(retry + 1, 6));
    });
}

function listen() {
    const login = document.querySelector("[data-live=login-state]");
    if (login) return listenWhileSeen(login.dataset.stream);
    // A page without figures listens too: it must know when the sign-in ends.
    if (!document.body.dataset.role) return;
    if (!window.SharedWorker) return listenAlone();
    // Browsers allow six connections to a server: all tabs share one stream.
    const { port } = new SharedWorker(document.body.dataset.worker);
    port.onmessage = (event) => receive(event.data);
    addEventListener("pagehide", () => port.postMessage("leave"));
}

function enhance(root) {
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
    for (const button of root.querySelectorAll("[data-check-all]")) button.hidden = boxesBeside(button).length < 4;
    for (const button of root.querySelectorAll("[data-save]")) button.hidden = true;
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

// A link that asks shows its page's question over this one. Whatever goes wrong, the link is followed.

async function ask(link) {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const question = document.adoptNode(page.querySelector("[data-question]"));
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-labelledby", "question-title");
    dialog.append(question);
    document.body.append(dialog);
    const menu = link.closest("details.menu");
    const opener = menu?.querySelector("summary") ?? link;
    if (menu) menu.open = false;
    dialog.addEventListener("close", () => {
        dialog.remove();
        opener.focus();
    });
    dialog.addEventListener("click", (event) => {
        const isBack = event.target.closest("[data-back]");
        if (!isBack && event.target !== dialog) return;
        event.preventDefault();
        dialog.close();
    });
    dialog.showModal();
}

function asks(event, link) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.asking) return;
    link.dataset.asking = "1";
    ask(link).catch(() => location.assign(link.href)).finally(() => delete link.dataset.asking);
}

function boxesBeside(button) {
    return [...button.closest("[data-checks]").querySelectorAll("[type=checkbox]:enabled")];
}

function checkAll(button) {
    const boxes = boxesBeside(button);
    const isChecked = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = isChecked;
}

let isTyping = false;
/** A select submits when it is changed by hand; arrow keys pass over choices that nobody made. */
function choose(select) {
    const save = select.form.querySelector("[data-save]");
    if (save && isTyping) save.hidden = false;
    else select.form.requestSubmit();
}

document.addEventListener("pointerdown", () => { isTyping = false; }, true);
document.addEventListener("keydown", () => { isTyping = true; }, true);

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const all = event.target.closest("[data-check-all]");
    if (all) checkAll(all);
    const question = event.target.closest("a[data-ask]");
    if (question) asks(event, question);
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
    if (event.target.matches("[data-autosubmit]")) choose(event.target);
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
