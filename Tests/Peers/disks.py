"""A tax disk by other people's libraries: gmssl's SM2 and SM3, cryptography's PBKDF2."""

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from gmssl import sm2

from sealing import SM4, open_sealed, seal

ORDER = int("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16)


def curve(private="", public=""):
    return sm2.CryptSM2(private_key=private, public_key=public)


def new_key():
    """A private key, and the point 04 ‖ x ‖ y, in hexadecimal."""
    private = f"{int.from_bytes(os.urandom(40), 'big') % (ORDER - 2) + 1:064x}"
    library = curve()
    return private, "04" + library._kg(int(private, 16), library.ecc_table["g"])


def sign(private, point, message):
    return curve(private, point[2:]).sign_with_sm3(message)


def verifies(point, signature, message):
    return curve(public=point[2:]).verify_with_sm3(signature, message)


def stretched(password, salt, iterations):
    return PBKDF2HMAC(hashes.SM3(), 32, salt, iterations).derive(password.encode())


def wrap(private, point, password, iterations=20_000):
    salt = os.urandom(16)
    sealed = seal(stretched(password, salt, iterations), 0, SM4, os.urandom(16), bytes.fromhex(private), f"sm2/{point}")
    return {"iterations": iterations, "salt": salt.hex(), "sealed": sealed.hex()}


def unwrap(image, password):
    key, point = image["key"], image["certificate"]["publicKey"]
    stretch = stretched(password, bytes.fromhex(key["salt"]), key["iterations"])
    return open_sealed(stretch, 0, bytes.fromhex(key["sealed"]), f"sm2/{point}").hex()
