/// The style sheet of the mail pages.
enum MailStyle {
    static let sheet = """
        * { box-sizing: border-box; margin: 0; }
        html { background: #f5f6f8; color: #1c2330; -webkit-text-size-adjust: 100%;
          font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        body { display: flex; flex-direction: column; max-width: 760px; min-height: 100vh; margin: 0 auto;
          padding: 24px 16px; }
        header { margin-bottom: 16px; }
        h1 { font-size: 20px; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
        header p, footer, .to, .preview, time, dt { color: #5d6778; }
        a { color: #1d56c9; }
        a:focus-visible { outline: 2px solid #1d56c9; outline-offset: 2px; }
        main { flex: 1; }
        ol { padding: 0; border: 1px solid #e3e6eb; border-radius: 6px; background: #fff; list-style: none; overflow: hidden; }
        li + li { border-top: 1px solid #e3e6eb; }
        li a { display: block; padding: 12px 16px; color: inherit; text-decoration: none; }
        li a:hover { background: #f5f6f8; }
        li a:focus-visible { outline-offset: -2px; }
        .top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; }
        .top strong { min-width: 0; font-weight: 600; overflow-wrap: anywhere; }
        time { flex: none; font-size: 13px; font-variant-numeric: tabular-nums; }
        .to, .preview { display: block; overflow: hidden; font-size: 13px; text-overflow: ellipsis; white-space: nowrap; }
        .empty { padding: 48px 16px; border: 1px solid #e3e6eb; border-radius: 6px; background: #fff; color: #5d6778;
          text-align: center; }
        .back { margin-bottom: 12px; }
        .back a { display: inline-block; padding: 4px 0; text-decoration: none; }
        .mail { flex: 0 1 auto; padding: 20px; border: 1px solid #e3e6eb; border-radius: 6px; background: #fff; }
        .mail dl { margin: 12px 0 16px; padding-bottom: 16px; border-bottom: 1px solid #e3e6eb; font-size: 13px; }
        .mail dl div { display: flex; gap: 12px; }
        .mail dt { flex: none; width: 4em; }
        .mail dd { flex: 1; min-width: 0; margin: 0; overflow-wrap: anywhere; }
        .text { overflow-wrap: anywhere; white-space: pre-wrap; }
        .texts li { padding: 12px 16px; }
        .texts p { overflow-wrap: anywhere; }
        footer { margin-top: auto; padding-top: 24px; font-size: 12px; text-align: center; }

        """
}
