import Domain

extension Invoice {
    /// As the bureau lists it: money is decimal text of yuan, 开票日期 is Beijing's clock.
    var json: JSONValue {
        [
            "digitalNumber": .optional(number.digital), "code": .optional(number.code),
            "number": .optional(number.number), "kind": .text(kind.rawValue), "status": .text(status.rawValue),
            "deduction": .text(deduction.rawValue), "source": .text(source.rawValue), "risk": .text(risk.rawValue),
            "issuedAt": .text(China.timestamp(issuedAt)), "sellerName": .text(seller.name),
            "sellerTaxNumber": .text(seller.taxNumber), "buyerName": .text(buyer.name),
            "buyerTaxNumber": .text(buyer.taxNumber), "amount": .text(sums.amount.yuan), "tax": .text(sums.tax.yuan),
            "total": .text(sums.total.yuan), "positive": .bool(isPositive), "drawer": .text(drawer),
            "remark": .text(remark),
        ]
    }
}

extension Tally {
    var json: JSONValue {
        [
            "count": .int(count), "amount": .text(sums.amount.yuan), "tax": .text(sums.tax.yuan),
            "total": .text(sums.total.yuan),
        ]
    }
}
