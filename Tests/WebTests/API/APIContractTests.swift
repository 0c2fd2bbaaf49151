import Domain
import Foundation
import Testing

@testable import Web

@Suite("The API is as openapi.yaml describes it")
struct APIContractTests {
    private let contract: APIContract

    init() throws { contract = try APIContract() }

    @Test("its addresses and methods are those that are registered")
    func operations() {
        #expect(contract.operations == APIRoute.all.map { "\($0.method) \($0.path)" }.sorted())
        #expect(contract.operations.count == 5)
    }

    @Test("its parameters are those that are taken")
    func parameters() {
        #expect(contract.parameters == Set(APIRoute.all.flatMap(\.parameters)))
    }

    @Test("its closed lists are the program's")
    func lists() {
        for list in [
            Problem.Kind.allCases.map(\.rawValue), InvoiceKind.allCases.map(\.rawValue),
            InvoiceStatus.allCases.map(\.rawValue), Download.State.allCases.map(\.rawValue),
            Direction.allCases.map(\.rawValue), AccountChoice.allCases.map(\.rawValue),
            DownloadTab.allCases.map(\.rawValue), ["ticking", "query"], DeductionStatus.allCases.map(\.rawValue),
            FileFormat.allCases.map(\.rawValue), Self.troubles.map(\.code),
        ] { #expect(contract.lists.contains { Set($0) == Set(list) }, "\(list)") }
        let states = Set(Account.State.allCases.map(\.rawValue))
        #expect(contract.lists.contains { Set($0) == states })
        #expect(contract.lists.contains { Set($0) == states.union(["none"]) })
    }

    @Test("each problem has its status", arguments: Problem.Kind.allCases)
    func statuses(kind: Problem.Kind) {
        #expect(contract.has(type: kind.rawValue, status: kind.status))
        #expect(!kind.title.isEmpty)
    }

    private static let troubles: [Trouble] = [
        .verificationRequired, .rateLimited(until: .distantFuture), .maintenance(until: .distantFuture), .wrongPassword,
        .accountLocked(until: .now), .notPermitted, .otherSide, .accountRemoved, .tooManyRows(count: 1, cap: 1),
        .network, .badAnswer, .fault,
    ]
}
