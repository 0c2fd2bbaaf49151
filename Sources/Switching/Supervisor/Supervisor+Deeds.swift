import Domain
import Foundation
import Logging

/// What a switch does, a step each. A supervisor that dies at any of them is followed by one that does it again.
extension Supervisor {
    /// On disk before anything is done because of it.
    func move(_ event: SwitchPhase.Event) throws(SwitchingError) {
        guard var next = state else { return }
        let phase = next.phase.after(event)
        guard phase != next.phase else { return }
        (next.phase, next.at) = (phase, Date())
        do { try next.write(to: root.state) } catch {
            // The console must serve on a full disk too: going back needs no word on it, and what is over, or was tried
            // in vain, may be done once more at the next start.
            guard phase.leadsBack else { throw error }
            logger.error("the switch's phase cannot be written", metadata: ["error": "\(error)"])
        }
        state = next
        logger.notice("switch", metadata: ["to": "\(next.to)", "phase": "\(phase)"])
        crossing.pass(phase.name)
    }

    /// What is on disk when the watch begins.
    func takeUp() throws(SwitchingError) {
        state = try SwitchState.read(at: root.state)
        if root.isInstalled {
            for link in ProgramRoot.Link.allCases where root.version(link) == nil {
                try root.point(link, to: program.version)
            }
        } else if root.version(.current) != nil, BuildStamp.kept(at: root.stamp) != BuildStamp(of: program.executable) {
            logger.notice("this build is newer than the version that was switched to, and serves in its place")
            state?.before = nil
            try move(.rebuilt)
            if state?.phase.isOver != false {
                for link in ProgramRoot.Link.allCases { try root.point(link, to: nil) }
            }
        }
        try move(.resumed)
    }

    /// Only where the version brings a schema that the former cannot read.
    func backUp() throws(SwitchingError) {
        crossing.pass("ended")
        guard let to = state?.to, let release = root.release(of: to) else { return try move(.failed(.incomplete)) }
        do {
            if let known = try database.migrations(), release.changesSchema(from: known) {
                try database.copy(before: "\(to)")
                crossing.pass("copied")
                state?.copied = known
            }
            try move(.done)
        } catch {
            logger.error("the database cannot be copied", metadata: ["error": "\(error)"])
            try move(.failed(.backupFailed))
        }
    }

    func link() throws(SwitchingError) {
        do {
            if !root.isInstalled { try BuildStamp(of: program.executable)?.keep(at: root.stamp) }
            try root.point(.current, to: state?.to)
        } catch {
            logger.error("the link cannot be set", metadata: ["error": "\(error)"])
            return try move(.failed(.incomplete))
        }
        crossing.pass("linked")
        try move(.done)
    }

    /// The version is ready, so the link for service managers follows.
    func prove() throws(SwitchingError) {
        do { try root.point(.proven, to: state?.to) } catch {
            logger.error("the link for the next start cannot be set", metadata: ["error": "\(error)"])
        }
        crossing.pass("proved")
        try move(.done)
        if let state { root.clear(except: [state.to, state.from, program.version]) }
    }

    /// Decided once, while the database is whole.
    func weigh() throws(SwitchingError) {
        guard let copied = state?.copied else { return try move(.weighed(restores: false)) }
        let known = (try? database.migrations()) ?? nil
        try move(.weighed(restores: known.map { !Set($0).isSubset(of: copied) } ?? true))
    }

    func goBack() throws(SwitchingError) {
        guard let state, case .returning(_, let restores) = state.phase else { return }
        try root.point(.current, to: state.before)
        crossing.pass("unlinked")
        if restores {
            do { try database.restore(before: "\(state.to)") } catch {
                logger.error("the database cannot be restored", metadata: ["error": "\(error)"])
                throw .unrestorable
            }
        }
        crossing.pass("restored")
        try move(.done)
    }
}
