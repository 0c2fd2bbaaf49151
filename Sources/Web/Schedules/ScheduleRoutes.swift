import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 定时同步.
struct ScheduleRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let entry = ScheduleEntry(try await console.store.schedule(of: enterprise.id))
        return try await render(entry, of: enterprise, notice: Notice.words(for: request), in: context)
    }

    @Sendable func set(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        var entry = ScheduleEntry(try await request.form())
        guard let schedule = entry.schedule() else {
            return try await render(entry, of: enterprise, status: .unprocessableContent, in: context)
        }
        let words = schedule.isOn ? schedule.words : "关闭"
        do {
            try await console.store.setSchedule(
                schedule, of: enterprise.id, version: entry.version,
                recording: context.deed(.scheduleSet, "\(enterprise.name)：\(words)", request), at: console.now())
            return .seeOther("/enterprises/\(enterprise.id)/schedule?\(Notice.scheduleSaved.query)")
        } catch let changed as ScheduleChanged {
            entry.version = try await console.store.schedule(of: enterprise.id)?.version ?? 0
            let moment = Moments.short(changed.at, at: console.now())
            let banner = Banner(
                .warn, "\(changed.by) 在 \(moment) 修改了定时同步，您的没有保存。下面是您填的，请与左侧的现状核对后再保存一次。")
            return try await render(entry, of: enterprise, banners: [banner], status: .conflict, in: context)
        }
    }

    /// 立即同步; then the page that it was asked on, which shows what came of it.
    @Sendable func run(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let run = try await console.store.syncNow(
            enterprise.id, for: context.user.id, recording: context.deed(.scheduleRun, enterprise.name, request),
            at: console.now())
        let notice = run.downloads.isEmpty ? Notice.syncRefused : .synced
        let page = "/enterprises/\(enterprise.id)"
        return .seeOther(request.cameFrom(among: ["\(page)/schedule"], else: page, saying: notice))
    }

    /// Says for how many, before anything is done.
    @Sendable func askApplication(_ request: Request, context: OperatorContext) async throws -> Response {
        try await question(request, isAgain: false, in: context)
    }

    /// Only for as many as the person was told of: where there are more by now, it asks again.
    @Sendable func apply(_ request: Request, context: OperatorContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let unsetOnly = try unsetOnly(request)
        let count = try await console.store.countForSchedule(
            of: enterprise.id, among: context.enterprises, unsetOnly: unsetOnly)
        guard let told = Int(try await request.form()["version"]), count <= told else {
            return try await question(request, isAgain: true, in: context)
        }
        let done = try await console.store.applySchedule(
            of: enterprise.id, to: context.enterprises, unsetOnly: unsetOnly,
            recording: context.deed(
                .schedulesApplied, "\(enterprise.name)的设置应用到 \(count) 家\(unsetOnly ? "尚未设置的" : "")企业", request),
            at: console.now())
        return .seeOther("/enterprises/\(enterprise.id)/schedule?\(Notice.schedulesApplied.query)&count=\(done)")
    }

    private func unsetOnly(_ request: Request) throws -> Bool {
        switch Fields(of: request)["to"] {
        case "unset": true
        case "all": false
        default: throw NotFound()
        }
    }

    private func question(
        _ request: Request, isAgain: Bool, in context: OperatorContext
    ) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let unsetOnly = try unsetOnly(request)
        guard let row = try await console.store.schedule(of: enterprise.id) else { throw NotFound() }
        let count = try await console.store.countForSchedule(
            of: enterprise.id, among: context.enterprises, unsetOnly: unsetOnly)
        let page = QuestionPage.spreading(
            row.schedule, to: count, unsetOnly: unsetOnly, url: "/enterprises/\(enterprise.id)/schedule",
            isAgain: isAgain)
        return .html(
            try console.frame.render(page, title: page.title, room: .enterprises, for: context.viewer),
            status: isAgain ? .conflict : .ok)
    }

    private func render(
        _ entry: ScheduleEntry, of enterprise: Enterprise, banners: [Banner] = [], notice: String = "",
        status: HTTPResponse.Status = .ok, in context: OperatorContext
    ) async throws -> Response {
        let store = console.store
        let around = SchedulePage.Around(
            enterprise: enterprise, row: try await store.schedule(of: enterprise.id),
            syncs: try await store.lastSyncs(of: enterprise.id),
            unset: try await store.countForSchedule(
                of: enterprise.id, among: context.enterprises, unsetOnly: true),
            others: context.enterprises.subtracting([enterprise.id]).count, digestTime: console.digests.time)
        let page = SchedulePage(entry, around, banners: banners, at: console.now())
        return .html(
            try console.frame.render(
                page, title: "定时同步", room: .enterprises, for: context.viewer, notice: notice), status: status)
    }
}
