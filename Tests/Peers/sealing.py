"""Sealed values of version 2, opened and made by other people's ciphers: cryptography's AES-GCM, gmssl's SM4 and SM3."""

import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from gmssl import sm3, sm4

AES, SM4 = 1, 2


def sm3_hash(data):
    return bytes.fromhex(sm3.sm3_hash(list(data)))


def hmac_sm3(key, message):
    key = key.ljust(64, b"\0")
    inner = sm3_hash(bytes(byte ^ 0x36 for byte in key) + message)
    return sm3_hash(bytes(byte ^ 0x5C for byte in key) + inner)


def hmac_sha256(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def sm4_ctr(key, counter, data):
    cipher = sm4.CryptSM4(padding_mode=3)
    cipher.set_key(key, sm4.SM4_ENCRYPT)
    start, stream = int.from_bytes(counter, "big"), b""
    for block in range((len(data) + 15) // 16):
        count = (start + block) % 2**128
        stream += bytes(cipher.one_round(cipher.sk, list(count.to_bytes(16, "big"))))
    return bytes(left ^ right for left, right in zip(data, stream))


def tag(key, header, nonce, place, ciphertext):
    lengths = [struct.pack(">Q", len(part)) for part in (place, ciphertext)]
    message = header + nonce + lengths[0] + place + lengths[1] + ciphertext
    return hmac_sm3(hmac_sm3(key, b"steward/hmac-sm3"), message)


def seal(key, key_id, cipher, nonce, secret, place):
    header, place = struct.pack(">BBq", 2, cipher, key_id), place.encode()
    if cipher == AES:
        return header + nonce + AESGCM(hmac_sha256(key, b"steward/aes-256-gcm")).encrypt(nonce, secret, header + place)
    ciphertext = sm4_ctr(hmac_sm3(key, b"steward/sm4-ctr")[:16], nonce, secret)
    return header + nonce + ciphertext + tag(key, header, nonce, place, ciphertext)


def open_sealed(key, key_id, sealed, place):
    version, cipher, named = struct.unpack(">BBq", sealed[:10])
    assert (version, named) == (2, key_id)
    header, body, place = sealed[:10], sealed[10:], place.encode()
    if cipher == AES:
        return AESGCM(hmac_sha256(key, b"steward/aes-256-gcm")).decrypt(body[:12], body[12:], header + place)
    nonce, ciphertext, code = body[:16], body[16:-32], body[-32:]
    assert code == tag(key, header, nonce, place, ciphertext)
    return sm4_ctr(hmac_sm3(key, b"steward/sm4-ctr")[:16], nonce, ciphertext)


def fingerprint(root):
    return struct.unpack(">q", hmac_sha256(root, b"steward/fingerprint")[:8])[0]
