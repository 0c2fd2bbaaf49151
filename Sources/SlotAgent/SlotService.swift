import Domain
import Foundation
public import Logging
import Sealing
public import ServiceLifecycle

/// The agent at work: tells the console what lies in the slot, and signs what it is ordered to, until it is stopped or
/// its right is taken away.
public struct SlotService<Reader: DiskReader>: Service {
    private let reader: Reader
    private let key: AgentKey
    private let link: ConsoleLink
    private let logger: Logger

    public init(reader: Reader, key: AgentKey, link: ConsoleLink, logger: Logger) {
        self.reader = reader
        self.key = key
        self.link = link
        self.logger = logger
    }

    /// Also without a change, so that the console knows that this agent lives.
    private static var heartbeat: Duration { .seconds(10) }

    /// Throws `LinkError.revoked`; of all else it tries again. Told to end, it says that its slot is empty, so that
    /// nobody waits for an order to come back.
    public func run() async throws {
        try await work()
        try? await link.leave(by: key)
    }

    private func work() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await keepTrying { try await report() } }
                group.addTask { try await keepTrying { try await obey() } }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func report() async throws {
        // Listens before it reads, so that nothing is missed in between.
        let changes = reader.changes()
        try await link.report(await reader.read(), by: key)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in changes { return } }
            group.addTask { try? await Task.sleep(for: Self.heartbeat) }
            await group.next()
            group.cancelAll()
        }
    }

    private func obey() async throws {
        guard let order = try await link.order(for: key) else { return }
        let answer = await carryOut(order)
        logger.info(
            "an order was carried out", metadata: ["disk": "\(order.disk)", "result": "\(answer.result.rawValue)"])
        try await link.answer(order, with: answer, by: key)
    }

    private func carryOut(_ order: DiskOrder) async -> DiskAnswer {
        guard let sealed = [UInt8](hex: order.password), var password = try? key.key.open(sealed) else {
            return DiskAnswer(.unsealable)
        }
        defer { password.wipe() }
        let signedAt = Date().formatted(.iso8601)
        do {
            let signature = try await reader.sign(
                order.message(signedAt: signedAt), with: order.disk, password: String(decoding: password, as: UTF8.self)
            )
            return DiskAnswer(.signed, signature: signature.hex, signedAt: signedAt)
        } catch .wrongPassword(let left) {
            return DiskAnswer(.wrongPassword, triesLeft: left)
        } catch .locked {
            return DiskAnswer(.locked)
        } catch {
            return DiskAnswer(.missing)
        }
    }

    private func keepTrying(_ step: () async throws -> Void) async throws {
        var (failures, wasAdvised) = (0, false)
        while !Task.isCancelled {
            do {
                try await step()
                (failures, wasAdvised) = (0, false)
            } catch LinkError.revoked {
                throw LinkError.revoked
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                let advice = (error as? LinkError)?.advice(at: Date())
                if let advice, !wasAdvised {
                    logger.error("\(advice)")
                } else if failures == 1 {
                    logger.notice("the console does not answer; trying again", metadata: ["error": "\(error)"])
                }
                wasAdvised = advice != nil
                try? await Task.sleep(for: .seconds(min(15, failures)))
            }
        }
    }
}
