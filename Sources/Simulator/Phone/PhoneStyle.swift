/// The style sheet of the phone's page: 390 px wide, in WeChat's manner.
enum PhoneStyle {
    static let sheet = """
        * { box-sizing: border-box; margin: 0; }
        html { background: #dcdcdc; color: #191919; -webkit-text-size-adjust: 100%;
          font: 17px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
        body { display: flex; flex-direction: column; max-width: 430px; min-height: 100vh; min-height: 100dvh;
          margin: 0 auto; background: #ededed; }
        .bar { position: sticky; top: 0; padding: 13px 16px; background: #ededed; border-bottom: 1px solid #dadada;
          text-align: center; }
        .bar h1 { font-size: 17px; font-weight: 600; line-height: 24px; }
        .talk { flex: 1; padding: 16px 12px 24px; }
        .notice { margin: 0 auto 20px; color: #6a6a6a; font-size: 13px; text-align: center; }
        .line { display: flex; align-items: flex-start; gap: 10px; margin-bottom: 18px; }
        .line.phone { justify-content: flex-end; }
        .face { flex: none; width: 42px; height: 42px; border-radius: 6px; background: #1f4e8c; color: #fff;
          font-size: 20px; line-height: 42px; text-align: center; }
        .bubble { max-width: 72%; padding: 10px 13px; border-radius: 6px; background: #fff; overflow-wrap: anywhere; }
        .phone .bubble { background: #95ec69; }
        .menu { display: grid; gap: 10px; padding: 16px 20px 20px; background: #f7f7f7; border-top: 1px solid #dadada; }
        .menu button { width: 100%; min-height: 48px; border: 0; border-radius: 8px; font: inherit; font-weight: 600;
          cursor: pointer; }
        .menu .main { background: #07803d; color: #fff; }
        .menu .quiet { background: #e4e4e4; color: #191919; }
        .menu button:active { filter: brightness(0.92); }
        .menu button:focus-visible, .retry a:focus-visible { outline: 3px solid #1f4e8c; outline-offset: 2px; }
        .retry { text-align: center; }
        .retry a { color: #1f4e8c; }
        .gone { flex: 1; padding: 96px 32px 24px; text-align: center; }
        .gone .sign { width: 64px; height: 64px; margin: 0 auto 24px; border-radius: 50%; background: #b2b2b2;
          color: #fff; font-size: 36px; font-weight: 600; line-height: 64px; }
        .gone h2 { margin-bottom: 8px; font-size: 20px; }
        .gone p:last-child { color: #5f5f5f; }
        footer { padding: 10px; background: inherit; color: #6a6a6a; font-size: 12px; text-align: center; }

        """
}
