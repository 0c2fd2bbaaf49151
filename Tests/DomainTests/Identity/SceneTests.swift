import Domain
import Testing

@Suite struct SceneTests {
    @Test func aSceneReadsBack() {
        for purpose in Scene.Purpose.allCases {
            let scene = Scene(purpose, token: "0123456789abcdef0123456789abcdef")
            #expect(Scene(scene.description) == scene)
            #expect(Scene(scene.description)?.purpose == purpose)
        }
        #expect(Scene(.signIn, token: "0a1b").description == "login-0a1b")
    }

    /// The platform takes 64 bytes of letters and digits.
    @Test func aSceneHasRoomForItsToken() {
        let token = String(repeating: "f", count: 58)
        #expect(Scene("login-\(token)")?.description == "login-\(token)")
        #expect(Scene("login-\(token)f") == nil)
        #expect(Scene("login-\(String(repeating: "码", count: 20))") == nil, "66 bytes in 26 characters")
    }

    /// The same token under another purpose is another scene.
    @Test func aBindingIsNoSignIn() {
        #expect(Scene("bind-a")?.purpose == .binding && Scene("login-a")?.purpose == .signIn)
        #expect(Scene("bind-a") != Scene("login-a"))
    }

    @Test func aTokenMayHaveADash() {
        #expect(Scene("login-a-b")?.description == "login-a-b")
    }

    @Test(arguments: [
        "", "-", "login", "login-", "-login", "Login-a", "LOGIN-a", "bind", "bind-", "Bind-a", "login_a", " login-a",
        "loginx-a",
        "登录-a", "qrscene_login-a",
    ])
    func whatNoCodeOfOursSays(_ text: String) {
        #expect(Scene(text) == nil)
    }
}
