import Testing

@testable import Web

@Suite("Which addresses are the API's")
struct APIRouteTests {
    @Test(
        "an address is known whatever the method",
        arguments: [
            ("/api/v1/companies", "GET"), ("/api/v1/companies/", "GET"), ("/api/v1/companies/x/downloads", "POST"),
            ("/api/v1/downloads/7", "GET"),
        ])
    func known(path: String, method: String) {
        #expect(APIRoute.all.filter { $0.matches(path) }.map { "\($0.method)" } == [method])
    }

    @Test(
        "others are not",
        arguments: ["/api", "/api/", "/api/v1", "/api/v1/nowhere", "/api/v1/downloads", "/api/v1/companies/x/y/z"])
    func unknown(path: String) { #expect(!APIRoute.all.contains { $0.matches(path) }) }
}
