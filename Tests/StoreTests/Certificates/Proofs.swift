import Domain
import Foundation

@testable import Store

/// A stand-in for SHA-256: 32 bytes that depend on each byte and its place.
@Sendable func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt64] = [1, 2, 3, 4]
    for (place, byte) in bytes.enumerated() {
        state[place % 4] = (state[place % 4] &* 6_364_136_223_846_793_005) &+ UInt64(byte) &+ UInt64(place)
    }
    return state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
}

extension Example {
    var month: MonthKey { MonthKey(enterprise, .received, Month(of: .monday)) }

    /// The month's certificates, with what the bureau would say if it had `invoices`.
    @discardableResult
    func certify(
        _ invoices: [Invoice], days: DayRange? = nil, isWhole: Bool = true, at instant: Date? = nil
    ) async throws -> Bool {
        let kinds = Dictionary(grouping: invoices, by: \.kind).mapValues { MonthFigures.Figure($0.tally, .kind) }
        let figures = MonthFigures(
            month, days: days ?? month.month.days, whole: isWhole ? invoices.tally : nil, kinds: kinds)
        return try await store.certify(
            figures, by: Download.ID(rawValue: 1), digest: { digest($0) }, at: instant ?? now)
    }

    func versions() async throws -> [String] {
        try await store.certificates(of: month).map { "\($0.facts.kind?.rawValue ?? "all") \($0.facts.version)" }
    }
}
