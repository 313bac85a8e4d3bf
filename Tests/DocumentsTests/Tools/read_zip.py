"""Reads every entry of a ZIP file and lists them, as JSON.

usage: read_zip.py FILE.zip
"""
import json
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as archive:
    damaged = archive.testzip()
    if damaged is not None:
        sys.exit(f"{damaged} is damaged")
    print(json.dumps([{
        "name": entry.filename,
        "date": list(entry.date_time),
        "mode": oct(entry.external_attr >> 16),
        "stored": entry.compress_type == zipfile.ZIP_STORED,
    } for entry in archive.infolist()]))
