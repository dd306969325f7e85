"""zip.py FOLDER FILE: packs a folder into a zip that is the same bytes each time.

Names are sorted; times are SOURCE_DATE_EPOCH; permissions are those of a program or a file.
"""

import os
import sys
import time
import zipfile
from pathlib import Path

folder, target = Path(sys.argv[1]), Path(sys.argv[2])
date = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        entry = zipfile.ZipInfo(str(Path(folder.name) / path.relative_to(folder)).replace("\\", "/"), date)
        is_program = path.stem == "dangbo" and path.suffix in ("", ".exe")
        entry.create_system = 3
        entry.external_attr = (0o100755 if is_program else 0o100644) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, path.read_bytes(), compresslevel=9)
