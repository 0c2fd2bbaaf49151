internal import CExpat

/// Who is told of a document's elements, in reading order. Names are local: `fp:InvoiceNo` is `InvoiceNo`.
protocol XMLSink: AnyObject {
    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentError)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(DocumentError)
    func end(_ name: String) throws(DocumentError)
}

/// Feeds bytes to Expat and what it finds to a sink. Doctypes, deep nesting and giant tokens end the reading.
final class XMLReader {
    static let maximumDepth = 32
    /// Expat reads an unfinished token anew with each feed, so that one without end would take quadratic time.
    static let maximumToken = 1 << 20

    private let parser: XML_Parser
    private let sink: any XMLSink
    private var depth = 0
    private var fed = 0
    private var failure: DocumentError?

    init(_ sink: any XMLSink) throws(DocumentError) {
        guard let parser = XML_ParserCreate(nil) else { throw .unreadable }
        self.parser = parser
        self.sink = sink
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
            XMLReader.running(reader)?.stop(.forbiddenDoctype)
        }
        XML_SetElementHandler(
            parser,
            { reader, name, attributes in
                XMLReader.running(reader)?.started(name, XMLAttributes(attributes))
            },
            { reader, name in XMLReader.running(reader)?.ended(name) })
        XML_SetCharacterDataHandler(parser) { reader, text, count in
            XMLReader.running(reader)?.found(text, Int(count))
        }
    }

    deinit { XML_ParserFree(parser) }

    func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(DocumentError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let chunk = UnsafeBufferPointer(rebasing: rest.prefix(1 << 16))
            rest = rest.dropFirst(chunk.count)
            try parse(chunk, isLast: false)
            fed += chunk.count
            guard fed - Int(XML_GetCurrentByteIndex(parser)) <= Self.maximumToken else { throw .tooLarge }
        }
    }

    func finish() throws(DocumentError) { try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true) }

    private func parse(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(DocumentError) {
        let status = chunk.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32($0.count), isLast ? 1 : 0)
        }
        if let failure { throw failure }
        guard status == XML_STATUS_OK else { throw .notXML }
    }

    /// Nil after a stop: Expat still reports what it had begun.
    private static func running(_ reader: UnsafeMutableRawPointer?) -> XMLReader? {
        guard let reader else { return nil }
        let found = Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue()
        return found.failure == nil ? found : nil
    }

    private func stop(_ reason: DocumentError) {
        failure = reason
        XML_StopParser(parser, XML_Bool(0))
    }

    private func started(_ name: UnsafePointer<XML_Char>?, _ attributes: XMLAttributes) {
        depth += 1
        guard depth <= Self.maximumDepth else { return stop(.tooDeep) }
        do { try sink.start(localName(name), attributes) } catch { stop(error) }
    }

    private func ended(_ name: UnsafePointer<XML_Char>?) {
        depth -= 1
        do { try sink.end(localName(name)) } catch { stop(error) }
    }

    private func found(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
        let characters = UnsafeBufferPointer(start: text, count: count)
        do throws(DocumentError) {
            try characters.withMemoryRebound(to: UInt8.self) { bytes throws(DocumentError) in try sink.text(bytes) }
        } catch { stop(error) }
    }
}
