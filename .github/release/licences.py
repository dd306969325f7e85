"""licences.py SOURCE TARGET: prints the licences of all libraries in the program for a target.

A library is what the program is linked with: not what only builds or tests it.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
source, target = sys.argv[1], sys.argv[2]


def cargo(*arguments):
    command = ["cargo", arguments[0], "--locked", *arguments[1:]]
    return subprocess.run(command, cwd=source, check=True, stdout=subprocess.PIPE).stdout.decode()


tree = cargo("tree", "-e", "normal,no-proc-macro", "--target", target, "--prefix", "none", "-f", "{p}")
linked = {tuple(line.split()[:2]) for line in tree.splitlines() if line.strip()}
metadata = json.loads(cargo("metadata", "--format-version", "1", "--filter-platform", target))
packages = [
    package
    for package in metadata["packages"]
    if (package["name"], "v" + package["version"]) in linked and package["source"]
]

texts = {}
print("dangbo được viết với các thư viện sau / dangbo is built with these libraries:\n")
for package in sorted(packages, key=lambda p: (p["name"], p["version"])):
    label = f"{package['name']} {package['version']}"
    print(f"  {label} ({package['license'] or package['license_file']})")
    folder = Path(package["manifest_path"]).parent
    files = sorted(p for p in folder.iterdir() if re.match(r"(?i)(licen[sc]e|copying|notice|unlicense)", p.name))
    for file in files:
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
            texts.setdefault(text, []).append(label)
for text, labels in texts.items():
    print("\n" + "=" * 78 + "\n" + ", ".join(labels) + ":\n\n" + text)
