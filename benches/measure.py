"""Runs a command and prints its user seconds, system seconds and peak memory in KiB."""

import resource
import subprocess
import sys

ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime:.3f} {used.ru_stime:.3f} {used.ru_maxrss}")
sys.exit(ended.returncode)
