import Sealing
import Testing

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func sha256AsPublished(_ text: String, _ digest: String) {
        #expect(Digest.sha256(text).hex == digest)
        #expect(Digest.sha256(Array(text.utf8)).hex == digest)
    }

    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"), ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (["AAAAA", "1714037059", "486452656"].sorted().joined(), "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
    ])
    func sha1AsPublishedAndAsWeChatSigns(_ text: String, _ digest: String) {
        #expect(Digest.sha1(text).hex == digest)
    }

    @Test func comparesWholeValues() {
        let value = Digest.sha256("x")
        #expect(Digest.areEqual(value, Digest.sha256("x")))
        #expect(Digest.areEqual([], []))
        #expect(!Digest.areEqual(value, Array(value.dropLast())))
        #expect(!Digest.areEqual([], value))
        for position in value.indices {
            var other = value
            other[position] ^= 1
            #expect(!Digest.areEqual(value, other))
        }
    }
}
