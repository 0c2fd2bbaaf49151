import Documents
import Testing

struct FlatXMLTests {
    @Test("a message's fields are read by name, the first of two")
    func fields() throws {
        let text = "<xml><Event><![CDATA[SCAN]]></Event><Ticket>a&amp;b</Ticket><Ticket>c</Ticket><Empty/></xml>"
        #expect(try FlatXML.fields(Array(text.utf8)) == ["Event": "SCAN", "Ticket": "a&b", "Empty": ""])
    }

    @Test("a doctype is refused")
    func doctype() {
        #expect(throws: DocumentError.forbiddenDoctype) { try FlatXML.fields(Array("<!DOCTYPE xml><xml/>".utf8)) }
    }
}
