"""Verifies the signature of a PDF file with pyHanko and prints what it found, as JSON.

usage: verify_signature.py FILE.pdf CERTIFICATES.pem
The last certificate of the PEM file is trusted.
"""
import json
import sys

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def main(path, certificates):
    with open(certificates, "rb") as file:
        chain = [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read(), multiple=True)]
    with open(path, "rb") as file:
        reader = PdfFileReader(file)
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            sys.exit(f"{len(signatures)} signatures")
        signature = signatures[0]
        context = ValidationContext(trust_roots=chain[-1:], other_certs=chain[:-1], moment=signature.self_reported_timestamp)
        status = validate_pdf_signature(signature, signer_validation_context=context)
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
        }))


main(*sys.argv[1:])
