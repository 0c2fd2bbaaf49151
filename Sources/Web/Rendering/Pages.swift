import Foundation
import Mustache

/// Every template, read once at start.
struct Pages: Sendable {
    let assets: Assets
    private let library: MustacheLibrary
    let links: AssetLinks
    let formMark: FormMark

    /// All pages; each must have its template.
    static let all: [any Page.Type] = [
        LoginPage.self, LoginStatePage.self, CodeLoginPage.self, ActivationPage.self, RenewalPage.self,
        MePage.self, PeoplePage.self, AuditPage.self, SettingsPage.self, TokenListPage.self, QuestionPage.self,
        HomePage.self,
        EnterpriseListPage.self, EnterpriseDetailPage.self, AccountListPage.self, AccountFormPage.self,
        BureauLoginPage.self, BureauLoginStatePage.self, BindingPage.self, BindingStatePage.self,
        VerificationPage.self,
        DownloadsPage.self, PredictionPage.self, DownloadRowPage.self, DownloadPage.self, DownloadProgressPage.self,
        WindowsPage.self, QueuePage.self, DiskListPage.self, DiskCardsPage.self, DiskPage.self, DiskStatusPage.self,
        DiskEntryPage.self,
        InvoiceListPage.self, InvoiceDetailPage.self, ErrorPage.self,
    ]

    private static let layout = "layout"

    /// - Parameters:
    ///   - templates: the folder `Templates`.
    ///   - public: the folder `Public`.
    ///   - formMark: another at each start; tests name theirs.
    init(templates: URL, public: URL, formMark: FormMark = FormMark()) throws(PagesError) {
        self.formMark = formMark
        assets = try Assets(folder: `public`)
        links = try AssetLinks(assets)
        library = try TemplateFolder(templates).library(formMark)
        for name in [Self.layout] + Self.all.map({ $0.template }) where library.getTemplate(named: name) == nil {
            throw .missingTemplate(name)
        }
    }

    /// A whole document.
    func render(_ page: some Page, in layout: Layout) throws(PagesError) -> String {
        guard let content = library.render(page, withTemplate: type(of: page).template) else {
            throw .missingTemplate(type(of: page).template)
        }
        let frame = Frame(layout: layout, assets: links, content: content)
        guard let document = library.render(frame, withTemplate: Self.layout) else {
            throw .missingTemplate(Self.layout)
        }
        return document
    }

    /// A part of a document, for the event stream.
    func render(fragment page: some Page) -> String {
        let text = library.render(page, withTemplate: type(of: page).template)
        assert(text != nil, "\(type(of: page)) is not in Pages.all")
        return text ?? ""
    }
}

/// What `layout.mustache` sees.
struct Frame: Sendable {
    let layout: Layout
    let assets: AssetLinks
    /// A rendered page.
    let content: String
}
