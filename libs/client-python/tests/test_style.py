"""The limits of the project, for what its linter does not read: files of 400 lines, functions under 70."""

from __future__ import annotations

import ast
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).parents[1]
#: Of what people write: records.py is generated.
LINES_MAX = 400
FUNCTION_LINES_MAX = 69
WIDTH_MAX = 120


class Style(unittest.TestCase):
    def test_files_and_functions_are_short(self) -> None:
        files = [path for path in ROOT.rglob("*.py") if "build" not in path.parts]
        self.assertGreater(len(files), 20)
        for path in files:
            text = path.read_text("utf-8")
            is_long = path.parent.name == "tests" or path.name == "records.py"
            with self.subTest(path.name):
                self.assertLessEqual(max((len(line) for line in text.splitlines()), default=0), WIDTH_MAX)
                if not is_long:
                    self.assertLessEqual(text.count("\n"), LINES_MAX)
                    self.check_functions(ast.parse(text))

    def check_functions(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or 0) - node.lineno + 1
                self.assertLessEqual(lines, FUNCTION_LINES_MAX, node.name)

    def test_nothing_but_the_standard_library_is_imported(self) -> None:
        if sys.version_info < (3, 10):
            self.skipTest("this Python does not name its own modules")
        for path in (ROOT / "src").rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
                    names.append(node.module)
                for name in names:
                    self.assertIn(name.split(".")[0], sys.stdlib_module_names, path.name)

    def test_what_is_exported_is_there_and_documented(self) -> None:
        import docket_audit

        for name in docket_audit.__all__:
            member = getattr(docket_audit, name)
            with self.subTest(name):
                if isinstance(member, type):
                    self.assertTrue((getattr(member, "__doc__", "") or "").strip())


if __name__ == "__main__":
    unittest.main()
