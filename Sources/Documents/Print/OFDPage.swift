extension InvoiceOFD {
    /// The content of a page.
    static func page(_ texts: [PrintedText]) -> [UInt8] {
        file("Page") { xml in
            xml.element("ofd:Area") { $0.element("ofd:PhysicalBox", "0 0 210 140") }
            xml.element("ofd:Content") { xml in
                xml.element("ofd:Layer", attributes: [("ID", "67")]) { xml in
                    for (place, printed) in texts.enumerated() where !printed.text.isEmpty {
                        text(printed, id: 100 + place, &xml)
                    }
                }
            }
        }
    }

    private static func text(_ printed: PrintedText, id: Int, _ xml: inout XMLWriter) {
        let box = [printed.x, printed.y - printed.size, PrintedText.width - printed.x, printed.size * 5 / 4]
        let attributes = [
            ("ID", "\(id)"), ("Boundary", box.map(millimetres).joined(separator: " ")), ("Font", "3"),
            ("Size", millimetres(printed.size)),
        ]
        let steps = printed.steps.map(millimetres).joined(separator: " ")
        let place = [("X", "0"), ("Y", millimetres(printed.size))] + (steps.isEmpty ? [] : [("DeltaX", steps)])
        xml.element("ofd:TextObject", attributes: attributes) {
            $0.element("ofd:TextCode", printed.text, attributes: place)
        }
    }

    /// `3.2` of 32 tenths.
    private static func millimetres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
