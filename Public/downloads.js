// 发票下载: what is chosen lives in the address, and a prediction follows it once it was asked for.

const form = document.querySelector("form[data-predict]");
const line = form?.querySelector("[data-prediction]");
let isAsked = line?.childElementCount > 0;
let timer = 0;
let question = null;

/** The same names and values as the server puts into its own links. */
function chosen() {
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("token");
    if (!fields.get("account")) fields.delete("account");
    return fields;
}

function follow() {
    const fields = chosen();
    history.replaceState(null, "", `/downloads?${fields}`);
    for (const link of document.querySelectorAll("a[data-filtered]")) {
        const own = new URL(link.href);
        const next = new URLSearchParams(fields);
        for (const name of ["mode", "tab"]) next.set(name, own.searchParams.get(name));
        link.href = `/downloads?${next}`;
    }
    for (const name of ["enterprise", "account"]) fields.delete(name);
    document.querySelector(".company-pick [name=chosen]").value = fields;
}

async function predict() {
    question?.abort();
    const own = question = new AbortController();
    isAsked = true;
    line.setAttribute("aria-busy", "true");
    line.textContent = "正在向税局询问…";
    const body = new URLSearchParams(new FormData(form));
    body.set("part", "1");
    try {
        const answer = await fetch(form.dataset.predict, { method: "POST", body, signal: own.signal, redirect: "error" });
        if (!answer.ok) throw new Error(`${answer.status}`);
        line.innerHTML = await answer.text();
    } catch {
        if (own !== question) return;
        line.textContent = "暂时不能预计，仍可直接下载。";
    }
    line.removeAttribute("aria-busy");
}

form?.addEventListener("change", () => {
    follow();
    if (!isAsked || form.querySelector("[data-predicts]").disabled) return;
    clearTimeout(timer);
    timer = setTimeout(predict, 700);
});

form?.querySelector("[data-predicts]").addEventListener("click", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    predict();
});
