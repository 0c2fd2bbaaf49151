/// The style sheet of the phone's pages: 390 px wide, in WeChat's manner.
enum PhoneStyle {
    static let sheet = frame + talk + home + who

    private static let frame = """
        * { box-sizing: border-box; margin: 0; }
        html { background: #dcdcdc; color: #191919; -webkit-text-size-adjust: 100%;
          font: 17px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
        body { display: flex; flex-direction: column; max-width: 430px; min-height: 100vh; min-height: 100dvh;
          margin: 0 auto; background: #ededed; }
        a { color: #1f4e8c; }
        a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #1f4e8c; outline-offset: 2px; }
        .bar { position: sticky; top: 0; z-index: 1; padding: 13px 56px; background: #ededed;
          border-bottom: 1px solid #dadada; text-align: center; }
        .bar h1 { font-size: 17px; font-weight: 600; line-height: 24px; }
        .back { position: absolute; left: 4px; top: 3px; width: 44px; height: 44px; }
        .back::before { content: ""; position: absolute; left: 17px; top: 16px; width: 12px; height: 12px;
          border: solid #191919; border-width: 0 0 2px 2px; transform: rotate(45deg); }
        .menu { display: grid; gap: 10px; padding: 16px 20px 20px; background: #f7f7f7; border-top: 1px solid #dadada; }
        .menu button, .menu a { display: block; width: 100%; min-height: 48px; border: 0; border-radius: 8px;
          font: inherit; font-weight: 600; line-height: 48px; text-align: center; text-decoration: none; cursor: pointer; }
        .menu .main { background: #07803d; color: #fff; }
        .menu .quiet { background: #e4e4e4; color: #191919; }
        .menu .danger { color: #b3261e; }
        .menu button:active, .menu a:active { filter: brightness(0.92); }
        .hint { color: #5f5f5f; font-size: 14px; }
        .gone { flex: 1; padding: 96px 32px 24px; text-align: center; }
        .gone .sign { width: 64px; height: 64px; margin: 0 auto 24px; border-radius: 50%; background: #b2b2b2;
          color: #fff; font-size: 36px; font-weight: 600; line-height: 64px; }
        .gone h2 { margin-bottom: 8px; font-size: 20px; }
        .gone p:last-child { color: #5f5f5f; }
        footer { padding: 10px; background: inherit; color: #656565; font-size: 12px; text-align: center; }

        """

    private static let talk = """
        .talk { flex: 1; padding: 16px 12px 24px; }
        .notice { margin: 0 auto 20px; color: #656565; font-size: 13px; text-align: center; }
        .line { display: flex; align-items: flex-start; gap: 10px; margin-bottom: 18px; }
        .line.phone { justify-content: flex-end; }
        .face { flex: none; width: 42px; height: 42px; border-radius: 6px; background: #1f4e8c; color: #fff;
          font-size: 20px; line-height: 42px; text-align: center; }
        .bubble { max-width: 72%; padding: 10px 13px; border-radius: 6px; background: #fff; overflow-wrap: anywhere; }
        .phone .bubble { background: #95ec69; }
        .retry { text-align: center; }
        .talk.small { padding: 16px 12px; border-radius: 8px; background: #f7f7f7; font-size: 15px; }
        .talk.small .line { margin-bottom: 14px; }

        """

    private static let home = """
        .home { flex: 1; padding: 12px 12px 8px; }
        .home h2 { display: flex; align-items: baseline; gap: 8px; margin: 20px 4px 8px; color: #5f5f5f; font-size: 14px;
          font-weight: 600; }
        .home .count { color: #b3261e; }
        .me { display: flex; align-items: center; gap: 14px; padding: 14px; border-radius: 8px; background: #fff; }
        .me img { border-radius: 8px; }
        .me div { flex: 1; min-width: 0; }
        .me .name { overflow-wrap: anywhere; font-size: 19px; font-weight: 600; line-height: 1.3; }
        .me a { padding: 10px 6px; font-size: 15px; }
        .push { margin-bottom: 10px; padding: 14px; border-radius: 8px; background: #fff; }
        .push .from { display: flex; justify-content: space-between; color: #656565; font-size: 13px; }
        .push h3, .home .push h2 { display: block; margin: 4px 0 8px; color: inherit; font-size: 17px; font-weight: 600; }
        .push .new { margin-left: 8px; padding: 1px 7px; border-radius: 9px; background: #b3261e; color: #fff;
          font-size: 12px; font-weight: 400; vertical-align: 2px; }
        .push dl { font-size: 15px; }
        .push dl div { display: flex; gap: 12px; }
        .push dt { flex: none; width: 5em; color: #5f5f5f; }
        .push dd { flex: 1; min-width: 0; margin: 0; overflow-wrap: anywhere; }
        .push .more { display: block; margin-top: 10px; padding-top: 10px; border-top: 1px solid #ececec; font-size: 15px; }
        .empty { padding: 22px 16px; border-radius: 8px; background: #f7f7f7; color: #5f5f5f; font-size: 15px;
          text-align: center; }
        .leave { margin: 24px 0 8px; font-size: 15px; text-align: center; }
        .leave a { display: inline-block; padding: 8px; color: #5f5f5f; }

        """

    private static let who = """
        .who { flex: 1; padding: 20px; }
        .who .hint { margin-bottom: 18px; font-size: 15px; }
        .who label[for], .who legend { display: block; padding: 0; margin-bottom: 6px; font-size: 15px; font-weight: 600; }
        .who #nickname { width: 100%; height: 48px; padding: 0 12px; border: 1px solid #8a8a8a; border-radius: 8px;
          background: #fff; color: inherit; font: inherit; }
        .who #nickname[aria-invalid] { border-color: #b3261e; }
        .who .error { margin-top: 6px; color: #b3261e; font-size: 15px; }
        .who fieldset { margin-top: 20px; padding: 0; border: 0; }
        .faces { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; justify-items: center; }
        .faces label { position: relative; }
        .faces input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
        .faces img { display: block; border-radius: 10px; }
        .faces input:checked + img { outline: 3px solid #07803d; outline-offset: 3px; }
        .faces input:focus-visible + img { outline: 3px solid #1f4e8c; outline-offset: 3px; }

        """
}
