/// How much of a zip may still be read.
final class ZipBudget {
    private var entries: Int
    private var inflated: Int

    init(entries: Int, inflated: Int) {
        self.entries = entries
        self.inflated = inflated
    }

    func enter() throws(DocumentError) {
        entries -= 1
        guard entries >= 0 else { throw .tooManyEntries }
    }

    func spend(_ count: Int) throws(DocumentError) {
        inflated -= count
        guard inflated >= 0 else { throw .tooLarge }
    }
}
