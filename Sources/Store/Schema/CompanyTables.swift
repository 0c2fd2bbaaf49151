extension Schema {
    /// What 企业信息配置 and 首页 ask of thousands of companies at once stands in indexes of its own.
    static let companiesAtAGlance = """
        CREATE INDEX accounts_by_state ON accounts (enterprise_id, removed_at, state);
        CREATE INDEX accounts_to_see_to ON accounts (enterprise_id) WHERE removed_at IS NULL AND state <> 'usable';
        CREATE INDEX downloads_proved_whole
            ON downloads (enterprise_id, state, kinds, statuses, direction, first_day, last_day, requested_at)
            WHERE state = 'proved' AND kinds = '' AND statuses = '';
        CREATE INDEX downloads_stopped ON downloads (enterprise_id, state) WHERE state IN ('failed', 'differing');
        """
}
