"""What the verb says where the libraries of the extra `report` are missing."""

import subprocess
import sys

REPORT_WITHOUT_ALTAIR = "import sys; sys.modules['altair'] = None; from policy_nlp.cli import main; main(['report'])"


def test_a_missing_library_is_named_with_what_to_do() -> None:
    told = subprocess.run([sys.executable, "-c", REPORT_WITHOUT_ALTAIR], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr == "altair is not installed; run: pip install policy-nlp[report]\n"
