import Testing

@testable import Sealing

@Suite struct SealingKeyTests {
    private let key = SealingKey(bytes: Array(0..<32))
    private let secret = Array("密码 p@ss".utf8)
    private let place = "accounts/12/credentials"

    @Test(arguments: [0, 1, 15, 16, 17, 1_000, 100_000])
    func opensWhatItSealed(_ count: Int) throws {
        let secret = Random.bytes(count)
        let sealed = try key.seal(secret, for: place)
        #expect(sealed.count == count + 29)
        #expect(try key.open(sealed, for: place) == secret)
    }

    @Test func neverSealsAlikeTwice() throws {
        let sealed = try (0..<200).map { _ in try key.seal(secret, for: place) }
        #expect(Set(sealed).count == 200)
        #expect(Set(sealed.map { Array($0[1..<13]) }).count == 200)
    }

    @Test(arguments: ["accounts/13/credentials", "accounts/12/session", "accounts/12/credential", ""])
    func opensInNoOtherPlace(_ other: String) throws {
        let sealed = try key.seal(secret, for: place)
        #expect(throws: SealingError.unsealable) { try key.open(sealed, for: other) }
    }

    @Test func opensWithNoOtherKey() throws {
        let sealed = try key.seal(secret, for: place)
        #expect(throws: SealingError.unsealable) { try SealingKey(bytes: Array(1...32)).open(sealed, for: place) }
    }

    @Test func aBitFlippedAnywhereIsSeen() throws {
        let sealed = try key.seal(secret, for: place)
        for position in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[position] ^= 1 << bit
                #expect(throws: SealingError.unsealable, "byte \(position), bit \(bit)") {
                    try key.open(altered, for: place)
                }
            }
        }
    }

    @Test func everyTruncationAndALongerOneAreSeen() throws {
        let sealed = try key.seal(secret, for: place)
        for count in 0..<sealed.count {
            #expect(throws: SealingError.unsealable) { try key.open(Array(sealed.prefix(count)), for: place) }
        }
        #expect(throws: SealingError.unsealable) { try key.open(sealed + [0], for: place) }
    }
}
