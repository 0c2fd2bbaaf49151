extension Bureau {
    /// A company may be moved to the other platform while a session of it lasts.
    func holds(_ session: BureauSession) throws(Problem) {
        if settings.otherSideCompanies.contains(session.archive.company.taxNumber) { throw .otherSide }
    }
}
