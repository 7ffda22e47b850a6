#!/usr/bin/env python3
"""with_server.py [STEP=WRONG | tls=MODE | password=WORD …] COMMAND …: runs a command in a copy of the
current folder, in whose mail.yaml PORT is that of a server that goes wrong as server.py says."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from server import Server


def main(arguments):
    wrongs = {}
    while "=" in arguments[0]:
        name, wrong = arguments.pop(0).split("=")
        wrongs[name] = wrong
    tls, password = wrongs.pop("tls", None), wrongs.pop("password", None)
    with tempfile.TemporaryDirectory(dir=os.environ.get("scratch")) as folder:
        copy = pathlib.Path(folder) / "campaign"
        shutil.copytree(".", copy)
        pair = [f"{folder}/certificate", f"{folder}/key"] if tls else None
        if tls:
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                            "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", pair[1], "-out",
                            pair[0], "-subj", "/CN=localhost"], check=True, capture_output=True)
        server = Server(wrongs, tls=tls, certificate=pair,
                        password=password and "hello\0" + password)
        settings = copy / "mail.yaml"
        settings.write_text(settings.read_text().replace("PORT", str(server.port)))
        environment = dict(os.environ, NIOT_SMTP_PASSWORD="hunter2")
        return subprocess.run(arguments, cwd=copy, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
