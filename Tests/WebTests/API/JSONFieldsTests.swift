import Domain
import Foundation
import Testing

@testable import Web

@Suite("What a program posts")
struct JSONFieldsTests {
    private static let today = Day("2026-11-22")
    private static let names: Set = [
        "tab", "direction", "from", "to", "kinds", "statuses", "deductions", "files", "account",
    ]

    private func order(_ json: String) throws -> DownloadOrder {
        let today = try #require(Self.today)
        return try DownloadOrder(try JSONFields(json.utf8, known: Self.names), today: today)
    }

    @Test("a whole order is read")
    func whole() throws {
        let order = try order(
            """
            {"direction":"issued","from":"2026-10-01","to":"2026-10-31","kinds":["81"],"statuses":["normal"],
            "account":"7"}
            """)
        #expect(order.account == Account.ID(rawValue: 7))
        #expect(order.request.query.direction == .issued && order.request.query.days.words == "2026-10-01 至 2026-10-31")
        #expect(order.request.query.kinds == [.digitalSpecial] && order.request.query.statuses == [.normal])
    }

    @Test("the tab decides what may be asked for")
    func ticking() throws {
        let order = try order(
            """
            {"tab":"ticking","direction":"received","from":"2026-10-01","to":"2026-10-31","deductions":["open"],
            "files":["pdf","xml"]}
            """)
        #expect(order.request.tab == .ticking && order.request.files == [.pdf, .xml])
        #expect(order.request.query.deductions == [.open])
        #expect(order.request.query.kinds == Set(InvoiceKind.allCases.filter(\.isDeductible)))
    }

    @Test("null and absent are the same, and all is no filter")
    func absent() throws {
        let all = InvoiceKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let order = try order(
            #"{"direction":"received","from":"2026-11-22","to":"2026-11-22","account":null,"kinds":[\#(all)]}"#)
        #expect(order.account == nil && order.request.query.kinds == [] && order.request.query.statuses == [])
    }

    @Test(
        "what is wrong is named",
        arguments: [
            ("direction", #"{"from":"2026-10-01","to":"2026-10-31"}"#),
            ("direction", #"{"direction":"Issued","from":"2026-10-01","to":"2026-10-31"}"#),
            ("direction", #"{"direction":1,"from":"2026-10-01","to":"2026-10-31"}"#),
            ("from", #"{"direction":"issued","to":"2026-10-31"}"#),
            ("from", #"{"direction":"issued","from":"2026-02-30","to":"2026-10-31"}"#),
            ("to", #"{"direction":"issued","from":"2026-10-02","to":"2026-10-01"}"#),
            ("to", #"{"direction":"issued","from":"2026-10-02","to":"2026-11-23"}"#),
            ("kinds", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","kinds":["99"]}"#),
            ("kinds", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","kinds":"81"}"#),
            ("statuses", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","statuses":[1]}"#),
            ("account", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","account":"7a"}"#),
            ("account", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","account":7}"#),
            ("tab", #"{"tab":"disk-query","direction":"issued","from":"2026-10-01","to":"2026-10-31"}"#),
            ("direction", #"{"tab":"ticking","direction":"issued","from":"2026-10-01","to":"2026-10-31"}"#),
            (
                "kinds",
                #"{"tab":"ticking","direction":"received","from":"2026-10-01","to":"2026-10-31","kinds":["82"]}"#
            ),
            ("deductions", #"{"direction":"received","from":"2026-10-01","to":"2026-10-31","deductions":["open"]}"#),
            ("files", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","files":["zip"]}"#),
            ("a'b<", #"{"direction":"issued","from":"2026-10-01","to":"2026-10-31","a'b<":[{}]}"#),
        ])
    func wrong(field: String, json: String) throws {
        let problem = #expect(throws: Problem.self) { try order(json) }
        #expect(problem?.kind == .badRequest && problem?.field == field)
        #expect(problem?.detail.contains(field) == true)
    }

    @Test(
        "what is no object is refused in our words",
        arguments: ["", "[]", "null", "\"x\"", "{", "{\"a\":}", "\u{FF}", String(repeating: "[", count: 60_000)])
    func noObject(json: String) {
        #expect(throws: Problem(.badRequest, "请求体须为一个 JSON 对象（UTF-8）。")) { try order(json) }
        #expect(throws: Problem.self) { try JSONFields([0x7B, 0xFF, 0x7D], known: []) }
        #expect(throws: Problem.self) { try JSONFields([0x7B, 0, 0x7D, 0], known: []) }
    }

    @Test(
        "a field that stands twice is refused, however it is written",
        arguments: [
            #"{"from":"2026-10-01","from":"2026-10-01"}"#, #"{"from":"2026-10-01","fr\u006fm":"2026-10-02"}"#,
            #"{"kinds":["81"],"to":"x","kinds":[]}"#, #"{"x":1,"x":2}"#, #"{"account":null,"account":"1"}"#,
        ])
    func twice(json: String) {
        #expect(throws: Problem(.badRequest, "请求体中有重复的字段。请每个字段只写一次。")) { try order(json) }
    }

    @Test(
        "keys are counted, not what looks like them",
        arguments: [
            (#"{}"#, 0), (#"{"a":"b:c,\"d\":{"}"#, 1), (#"{"a":{"b":1,"c":[{"d":2}]},"e":"\\"}"#, 2),
            (#" { "a" : [ "x:y" ] , "a" : null } "#, 2),
        ])
    func counted(json: String, count: Int) { #expect(KeyCount.ofObject(json.utf8) == count) }
}
