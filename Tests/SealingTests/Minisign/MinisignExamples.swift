/// Made by minisign 0.11. The keys were made for these tests and sign nothing else.
enum MinisignExamples {
    static let content = Array("hello\n".utf8)

    static let publicKey = """
        untrusted comment: minisign public key EDFCCAD68F9F58CD
        RWTNWJ+P1sr87ZgshmGIrglKzsld3FiCVtm6o1LCQsqjouE3xLeDBGRh

        """

    static let secretKey = """
        untrusted comment: minisign encrypted secret key
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAzVifj9bK/O1+V0kEisiGYdrtQjXqxlgqFFq94pHE5qzyF2Sxz24wv5gshmGIrglKzsld3FiCVtm6o1LCQsqjouE3xLeDBGRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

        """

    /// `minisign -S`.
    static let prehashed = """
        untrusted comment: signature from minisign secret key
        RUTNWJ+P1sr87cVVGNwvRJjJ7eZY9yDziFBUWkp7pVlCPq+ScqUul783KH6ImqvJHR9Bg/KZHxw2/fJLnrmVX2ZtuUAFyZYDuQc=
        trusted comment: timestamp:1\tfile:f\thashed
        EyCWdFmP7qUzVUC8XMHbij5RXJT2DQ87zjGc8RPqXA3d8Ab581JKaONKGwkkEl9Ipx/afjwWdhEPxjGAy1PeAQ==

        """

    /// `minisign -S -l`.
    static let legacy = """
        untrusted comment: signature from minisign secret key
        RWTNWJ+P1sr87TmW+vqO0x1g4PpbiEdQnNJPIukheRZp5opSS+1FzdwzBIVOuQAW7wA24N3QlBZbkyjYtaChIE1j+nPMLItgggA=
        trusted comment: legacy
        ejfByaZi2djKMEmhMraK115xD3regp8sV8MKkzfdNIScFwxrKvFU7nLZ3yONneQ1eFvEU8bknzmLOPAVUhU1Bw==

        """

    /// Its password is `secret`.
    static let encryptedKey = """
        untrusted comment: minisign encrypted secret key
        RWRTY0IyR6EnZcpr6lowCnjp012/p+c+g1ICg7/SYGvWpEvaeS4AAAACAAAAAAAAAEAAAAAAv8CvS1vrsCj6f5aKEJ287fQHJwnXAzEqUPFJEloFEHDoOVRhlunJMc47ULI8upRuKApejjisiEbMHiIxvUUiSDmrNI9FNb91q/XBHLGK+E9bPevzY6wscK/qbIQXPjNZFt8eIU7DJIk=

        """

    static let encryptedPublicKey = "RWQ2BnuQcMX5aQpZfLr8ZyBQLycxn6Ej/M+WFPxjILV9Dmioxl6Pam+V"
}
