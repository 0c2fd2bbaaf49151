import Domain
import Foundation
import Testing

@Suite struct VersionNumberTests {
    @Test(arguments: ["0.0.0", "0.4.0", "1.20.300", "9999.9999.9999"])
    func isReadAsWritten(_ text: String) { #expect(VersionNumber(text)?.description == text) }

    @Test(arguments: [
        "", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-beta", "v1.2.3", "1..3", " 1.2.3", "1.2.10000", "-1.2.3", "１.2.3",
        "../..", "1.2.3/..",
    ])
    func isRefused(_ text: String) { #expect(VersionNumber(text) == nil) }

    @Test func isOrderedByNumber() throws {
        let versions = ["0.3.9", "0.3.10", "0.10.0", "1.0.0", "10.0.0"].compactMap(VersionNumber.init)
        #expect(versions.shuffled().sorted() == versions)
        #expect(versions.count == 5)
    }

    @Test func aFeedsVersionIsRead() throws {
        #expect(try UpdateJSON.value([VersionNumber].self, in: .init(#"["0.4.0"]"#.utf8)) == [VersionNumber("0.4.0")])
        #expect(throws: (any Error).self) { try UpdateJSON.value([VersionNumber].self, in: .init(#"["0.4"]"#.utf8)) }
    }
}
