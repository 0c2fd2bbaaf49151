import Domain
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("The addresses of 任务队列")
struct QueueAddressTests {
    private func address(_ query: String) -> QueueAddress { QueueAddress(Fields(encoded: query)) }

    @Test("a state, a search and a page live in the URL; what is done to all leaves the page out")
    func addresses() {
        let address = address("state=paused&company=%E8%8B%8F%E5%B7%9E&before=12")
        #expect(address.list == "/queue?state=paused&company=%E8%8B%8F%E5%B7%9E&before=12")
        #expect(address.all(.resume) == "/queue/resumption?state=paused&company=%E8%8B%8F%E5%B7%9E")
        #expect(address.all(.prioritize(.urgent)).hasPrefix("/queue/priority?to=urgent&state=paused"))
        #expect(address.with(standing: nil) == "/queue?company=%E8%8B%8F%E5%B7%9E")
        #expect(self.address("state=x").list == "/queue")
    }

    @Test(
        "each deed is found by its address",
        arguments: [
            DownloadDeed.cancel, .pause, .resume, .retry, .prioritize(.urgent), .prioritize(.normal),
        ]) func deeds(deed: DownloadDeed) throws
    {
        let parts = deed.address.split(separator: "?").map(String.init)
        let fields = Fields(encoded: parts.count > 1 ? parts[1] : "")
        #expect(DownloadDeed(address: parts[0], fields: fields) == deed)
        #expect(DownloadDeed(address: "priority", fields: Fields(encoded: "to=scheduled")) == nil)
    }

    @Test(
        "after a deed the page comes back that it was asked on, and no other",
        arguments: [
            ("http://h:1/queue?state=paused&done=resumed&count=3", "/queue?state=paused&done=paused"),
            ("http://h:1/downloads", "/downloads?done=paused"), ("http://h:1/", "/?done=paused"),
            ("http://h:1/downloads/7", "/x?done=paused"), ("http://evil//queue", "/x?done=paused"),
            ("", "/x?done=paused"),
        ]) func back(referrer: String, expected: String) throws
    {
        var head = HTTPRequest(method: .post, scheme: "http", authority: "h:1", path: "/downloads/7/pause")
        if !referrer.isEmpty { head.headerFields[.init("Referer")!] = referrer }
        let request = Request(head: head, body: RequestBody(buffer: .init()))
        let back = request.cameFrom(among: ["/queue", "/downloads", "/"], else: "/x", saying: .paused)
        #expect(back == expected)
    }
}
