"""Verifies the signature of a PDF file with pyHanko and prints what it found, as JSON.

usage: verify_signature.py FILE.pdf CERTIFICATES.pem [AUTHORITIES.pem]
The last certificate of the PEM file is trusted; those of AUTHORITIES are trusted to tell the time.
"""
import json
import sys

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def certificates_of(path):
    with open(path, "rb") as file:
        return [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read(), multiple=True)]


def main(path, certificates, authorities=None):
    chain = certificates_of(certificates)
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            sys.exit(f"{len(signatures)} signatures")
        signature = signatures[0]
        context = ValidationContext(trust_roots=chain[-1:], other_certs=chain[:-1], moment=signature.self_reported_timestamp)
        times = ValidationContext(trust_roots=certificates_of(authorities)) if authorities else None
        status = validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=times)
        timestamp = status.timestamp_validity
        print(json.dumps({
            "intact": status.intact,
            "valid": status.valid,
            "trusted": status.trusted,
            "bottom_line": status.bottom_line,
            "coverage": status.coverage.name,
            "digest": status.md_algorithm,
            "mechanism": status.pkcs7_signature_mechanism,
            "subfilter": str(signature.sig_object["/SubFilter"]),
            "time": signature.self_reported_timestamp.isoformat(),
            "attributes": sorted(a["type"].native for a in signature.signer_info["signed_attrs"]),
            "certificates": len(signature.signed_data["certificates"]),
            "timestamp": timestamp and {
                "intact": timestamp.intact, "valid": timestamp.valid, "trusted": timestamp.trusted,
                "time": timestamp.timestamp.isoformat(),
            },
        }))


main(*sys.argv[1:])
