/// Who is holding this phone: asked once, changed at will.
extension PhonePage {
    static func profile(_ form: ProfileForm, isNew: Bool, fault: Nickname.Fault? = nil) -> String {
        let error = fault.map { "<p class=\"error\" id=\"fault\" role=\"alert\">\($0.sentence)</p>" } ?? ""
        let mark = fault == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"fault\" autofocus"
        let hint = isNew ? "<p class=\"hint\">先选好昵称和头像，只问这一次。</p>" : ""
        return document(
            title: isNew ? "微信" : "修改头像和昵称", back: !isNew,
            body: """
                <main class="who">
                \(hint)
                <form method="post" action="/phone/profile" id="who">
                <input type="hidden" name="next" value="\(form.next.inHTML)">
                <label for="nickname">昵称</label>
                <input id="nickname" name="nickname" value="\(form.nickname.inHTML)" autocomplete="nickname"\(mark)>
                \(error)
                <fieldset><legend>头像</legend>
                <div class="faces">
                \(Avatar.all.indices.map { pick($0 + 1, isChosen: $0 + 1 == form.avatar) }.joined(separator: "\n"))
                </div></fieldset>
                </form>
                </main>
                <nav class="menu" aria-label="继续"><button class="main" form="who">\(isNew ? "就用这个" : "保存")</button></nav>
                """)
    }

    private static func pick(_ number: Int, isChosen: Bool) -> String {
        """
        <label><input type="radio" name="avatar" value="\(number)"\(isChosen ? " checked" : "")>\
        <img src="/avatars/\(number).png" alt="\(Avatar.all[number - 1].name)" width="66" height="66"></label>
        """
    }
}
