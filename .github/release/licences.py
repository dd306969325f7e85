"""licences.py SOURCE TARGET: prints the licences of all libraries in the program for a target.

A library is what the program is linked with: not what only builds or tests it.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

source, target = sys.argv[1], sys.argv[2]
command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
metadata = json.loads(subprocess.run(command, cwd=source, check=True, stdout=subprocess.PIPE).stdout)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}


def is_macro(package):
    return any("proc-macro" in part["kind"] for part in package["targets"])


linked, waiting = set(), [metadata["resolve"]["root"]]
while waiting:
    current = waiting.pop()
    if current in linked:
        continue
    linked.add(current)
    for dependency in nodes[current]["deps"]:
        kinds = {kind["kind"] for kind in dependency["dep_kinds"]}
        if None in kinds and not is_macro(packages[dependency["pkg"]]):
            waiting.append(dependency["pkg"])
linked.discard(metadata["resolve"]["root"])

texts = {}
print("dangbo được viết với các thư viện sau / dangbo is built with these libraries:\n")
for package in sorted((packages[i] for i in linked), key=lambda p: (p["name"], p["version"])):
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
