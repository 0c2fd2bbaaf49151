import Domain
import Foundation
import Testing

@testable import Gateways

/// A form that nobody could fill in is a bad answer, on the first page and on a later one.
struct HostileFormTests {
    private static let head = #""id":"c","kind":"form","expiresAt":"2026-11-22T11:08:44Z""#

    static let fields = [
        #"[]"#, #"{}"#, #"null"#, #"[null]"#, #"[7]"#,
        #"[{"name":"a","label":"A","type":"fingerprint","required":true}]"#,
        #"[{"name":"","label":"A","type":"text","required":true}]"#, #"[{"name":"a","label":"A","type":"text"}]"#,
        #"[{"name":"a","type":"text","required":true}]"#, #"[{"label":"A","type":"text","required":true}]"#,
        #"[{"name":"a","label":"A","required":true}]"#, #"[{"name":"a","label":"A","type":"text","required":"yes"}]"#,
        #"[{"name":"a","label":"A","type":"text","required":true,"maxLength":"long"}]"#,
        #"[{"name":"a","label":"A","type":"select","required":true}]"#,
        #"[{"name":"a","label":"A","type":"select","required":true,"options":[]}]"#,
        #"[{"name":"a","label":"A","type":"select","required":true,"options":[1]}]"#,
        #"[{"name":"a","label":"A","type":"text","required":true,"pattern":"[0-9"}]"#,
        #"[{"name":"a","label":"A","type":"text","required":true,"pattern":"(?<=a"}]"#,
        #"[{"name":"a","label":"A","type":"text","required":true},{"name":"a","label":"B","type":"text","required":true}]"#,
    ]

    @Test(arguments: fields) func aFirstPageIsABadAnswer(_ fields: String) async throws {
        try await StubServer(.json(#"{"area":"440300","fields":\#(fields)}"#)).run { base in
            let area = try #require(Area(code: "440300"))
            let refused = try await refusal { try await TaxBureau(at: base).loginForm(area: area) }
            #expect(isBadAnswer(refused), "\(String(describing: refused))")
        }
    }

    @Test(arguments: fields) func aLaterPageIsABadAnswer(_ fields: String) async throws {
        var answer = Answer.json(#"{\#(Self.head),"fields":\#(fields)}"#)
        answer.status = 202
        try await StubServer(answer).run { base in
            let refused = try await refusal { try await TaxBureau(at: base).login(.wang) }
            #expect(isBadAnswer(refused), "\(String(describing: refused))")
        }
    }

    /// The company comes first at some bureaus: who the person is, a later page asks.
    @Test func aPageNeedsNoNameOfTheAccount() async throws {
        let page = #"{"fields":[{"name":"a","label":"A","type":"text","required":true}]}"#
        try await StubServer(.json(page)).run { base in
            let form = try await TaxBureau(at: base).loginForm(area: try #require(Area(code: "310000")))
            #expect(form.fields.map(\.identifies) == [false] && form.fields.map(\.maxLength) == [64])
        }
    }
}
