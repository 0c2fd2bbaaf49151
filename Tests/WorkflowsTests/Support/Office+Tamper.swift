import Foundation
import GRDB

extension Office {
    /// Changes the database as a tool of the operating system would, by a connection of its own, which waits its turn as
    /// such tools do: the workflows may be writing.
    func tamper(_ sql: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        let queue = try DatabaseQueue(path: folder.path + "/steward.sqlite", configuration: configuration)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
