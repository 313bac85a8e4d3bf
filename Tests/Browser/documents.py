"""What an editor downloads of an application, opened with programs that are not ours."""

import hashlib
import io
import json
import os
import re
import subprocess
import tempfile
import zipfile


def check_documents(server, browser, identifier, attestation, package, files):
    """What the editor has of an application. `files`: (key of the field, path) of everything that was uploaded and
    stayed."""
    check_attestation(attestation)
    check_package(identifier, attestation, package, files)
    check_code(browser, identifier, attestation)
    address = f"/api/v1/market_applications/{identifier}"
    check_same(server, address + "/attestation", attestation, "application/pdf")
    # Of one of them: downloads have a quota, and a short one for those at once.
    check_parts(server, address + "/documents_package", check_same(
        server, address + "/documents_package", package, "application/zip"))


def check_attestation(pdf):
    assert pdf.startswith(b"%PDF"), pdf[:20]
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, timeout=60)
    assert told.returncode == 0 and b"Pages:" in told.stdout, told.stderr


def check_package(identifier, pdf, body, files):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["identifier"] == identifier
        attestation = manifest["attestation"]
        assert attestation["name"] == f"buyer_attestation_{identifier}.pdf", attestation
        told = [attestation] + manifest["documents"]
        assert sorted(names) == sorted(["manifest.json"] + [entry["name"] for entry in told]), names
        for entry in told:
            content = archive.read(entry["name"])
            assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry
            assert len(content) == entry["size"], entry
        # Buyers have one of their own, which shows more than that of the candidate.
        check_attestation(archive.read(attestation["name"]))
        for entry in manifest["documents"]:
            shape = r"documents/user_\d\d_\d\d_" + re.escape(entry["field_key"]) + "_.+"
            assert re.fullmatch(shape, entry["name"]), entry["name"]
        sent = sorted((key.split(".")[0], os.path.basename(path), _digest(path)) for key, path in files)
        came = sorted((entry["field_key"], entry["original_name"], entry["sha256"]) for entry in manifest["documents"])
        assert came == sent, f"{came} is not {sent}"


def _digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check_same(server, address, body, content_type):
    """The API gives what the platform gave. Returns its answer."""
    whole = server.api("GET", address)
    assert whole.status == 200 and whole.body == body, f"{address}: {whole.status}"
    assert whole.headers["Content-Type"] == content_type, whole.headers["Content-Type"]
    return whole


def check_parts(server, address, whole):
    """Parts, and what need not be sent twice (RFC 9110, 13 and 14)."""
    tag = whole.headers["ETag"]
    assert tag, "a download has an ETag"
    part = server.api("GET", address, headers={"Range": "bytes=5-104"})
    assert part.status == 206 and part.body == whole.body[5:105], part.status
    assert part.headers["Content-Range"] == f"bytes 5-104/{len(whole.body)}", part.headers["Content-Range"]
    end = server.api("GET", address, headers={"Range": "bytes=-10"})
    assert end.status == 206 and end.body == whole.body[-10:], end.status
    beyond = server.api("GET", address, headers={"Range": f"bytes={len(whole.body)}-"})
    assert beyond.status == 416, beyond.status
    same = server.api("GET", address, headers={"If-None-Match": tag})
    assert same.status == 304 and same.body == b"", same.status


def check_code(browser, identifier, pdf):
    """Whoever scans the code of an attestation is told that it is authentic."""
    address = scanned_code(pdf)
    browser.visit(address)
    browser.expect("Attestation authentique", identifier, hashlib.sha256(pdf).hexdigest())
    browser.visit(address + "x")
    browser.expect("Attestation inconnue")


def scanned_code(pdf):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "attestation.pdf")
        with open(path, "wb") as file:
            file.write(pdf)
        subprocess.run(["pdftoppm", "-png", "-r", "150", path, os.path.join(folder, "page")], check=True, timeout=60)
        for page in sorted(os.listdir(folder)):
            if not page.endswith(".png"):
                continue
            scan = subprocess.run(
                ["zbarimg", "-q", "--raw", os.path.join(folder, page)], capture_output=True, text=True, timeout=60)
            for line in scan.stdout.splitlines():
                if "/verification/" in line:
                    return line
    raise AssertionError("no code can be read from the attestation")
