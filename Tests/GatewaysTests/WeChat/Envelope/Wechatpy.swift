/// Sealed by wechatpy 1.8.18 (`WeChatCrypto.encrypt_message`), each with random bytes of its own: an independent
/// reading of the protocol. The first is padded by 20 bytes, the second by a whole block.
struct Wechatpy: Sendable {
    let message: String
    let nonce: String
    let timestamp: String
    let signature: String
    let sealed: String

    static let token = "steward-token"
    static let key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    static let appID = "wxb11529c136998cb6"

    static let all = [
        Wechatpy(
            message: "<xml/>",
            nonce: "486452600", timestamp: "1714037059", signature: "df757029be4be0b4e0a64182703f7af5cbb0b52b",
            sealed: "Q9quHsCHSi+c5V5kXGSabrF7gt2HzWmSTqtXkcg2YNaUKMPXLJ0DUvUH5fpfGjQ6e/iATyBPj8JluQR0sUEWoA=="),
        Wechatpy(
            message: "<xml>xxxxxxxxxxxxxxx</xml>",
            nonce: "486452601", timestamp: "1714037060", signature: "eee03abcbb0bdec6bdb90eda9bfd2b94395f5c5b",
            sealed: """
                nuKFmpRZIztGxRHGBhVM3weT+51aIpV6Ja5OG+ANQduu9R50bLjByMwWNuEYnLLiKt96TH5GFncCqFlD+Db8aYTaD8+bVRUH9XdS\
                x5wvuSo2WTIN4ZfSJ6Yf+KGCvCR2
                """),
        Wechatpy(
            message: "<xml><Content>请登录，王敏 &lt;😀&gt;</Content></xml>",
            nonce: "486452602", timestamp: "1714037061", signature: "0e1aeaa88e52af4d84b6cdd2bc59ca1a0e919388",
            sealed: """
                bSd7fhqgy+fBAdI4RyaYgplOQfS4sjs+S9kSqpSa/qppSP7WgNKT3sCwDbKiz5dlFapV4f1lZ2dmP9TPkVZxOwRxrTz7S0V5uSaK\
                Fj4CUVCNB+TZvWaozWTk8nH0c602oFoeQdLoiw3S1ABuR6Uieuwbfzl6QHO7NBIc5Dg2DrI=
                """),
        Wechatpy(
            message: """
                <xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1714037059</CreateTime>\
                <MsgType>event</MsgType><Event>SCAN</Event><EventKey>scene-1</EventKey></xml>
                """,
            nonce: "486452603", timestamp: "1714037062", signature: "8c21523531ccb7918b54aa2abb8c0d2d1a6cea17",
            sealed: """
                NGmKVA9gh1ncUv0Ziqj7g27z6d+CqnBtNNAI/WoTZ3Oe4+7CukhamQcvYXlxGD5rS01VyRcrOVw7fZ4M7Llblb/eJ9A9SyXnI0zA\
                0Cz/mw4MblitKCrX49kmtjSFzJintoxvIn6+kd2x/C0zHqPHOFYCEZ5YdopPx13ZgCqB1Sosu66r5oV8BZhD7co67LBLruomcguk\
                E5JkQ1kurukFp5l7Xa3AY7yQrcwteabfxC8mkO1xjG/sHe/+HUngmCLRr5UNSF5aX1Lk7vTEyU4jZQ81tlw6bq9vSiIbuOkwQcs=
                """),
    ]
}
