import Domain
import Testing

@Suite struct AuditActionTests {
    /// Each stands in rows that are never rewritten: add to the list, change nothing of it.
    @Test func theRawValuesAreForEver() {
        #expect(
            AuditAction.allCases.map(\.rawValue) == [
                "sign-in", "sign-in-declined", "sign-out", "session-ended", "activation-issued", "activation-renewed",
                "activation-withdrawn",
                "activated", "activation-refused", "unbound", "unsubscribed", "role-changed", "renamed",
                "account-saved", "account-refused", "defaults-set", "download-begun", "download-cancelled",
                "download-retried", "exported", "original-fetched", "mail-tested", "refused",
                "account-removed", "wechat-bound", "wechat-unbound", "verified", "token-made", "token-revoked",
                "keys-rotated", "download-paused", "download-resumed", "download-prioritized", "files-mended",
                "files-stopped",
                "schedule-set", "schedule-run", "schedules-applied",
                "disk-saved", "disk-refused", "disk-removed", "agent-invited", "agent-paired", "agent-revoked",
                "update-checked", "update-begun", "update-refused", "updated", "update-returned",
            ])
    }

    @Test func everyWordIsOfOneActionAlone() {
        let words = AuditAction.allCases.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { !$0.isEmpty })
    }
}
