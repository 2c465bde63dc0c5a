"""What docs/developers/style.md promises of the code, checked by machine.

Each test gathers every offence as "file:line what" and asserts that there is none, so that one run tells all.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import legalrules

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "legalrules"
TESTS = ROOT / "tests"

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 45
FORBIDDEN_MODULES = frozenset(("utils", "helpers", "common", "misc", "base", "core", "types", "manager"))
FORBIDDEN_ENDINGS = ("Visitor", "Walker", "Manager", "Handler")
LARK_TRANSFORMER = "legalrules/syntax/from_lark"  # a file, or a folder of that name
MUTABLE_CALLS = frozenset(
    ("list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque")
)
MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
IR_FILES = ("syntax/nodes.py", "law/**/*.py", "datalog/**/*.py", "derivation/nodes.py", "render/document.py")
NOT_RECORDS = frozenset(("Enum", "IntEnum", "StrEnum", "Protocol", "Exception", "ValueError"))
CODE = re.compile(r"\bLR[0-9]{3}\b")

# Written in pieces, so that this file does not match itself.
MACHINE_PATHS = ("work/", "tmp/", "root/", "home/", "Users/", "opt/")
REGISTRY_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".org",
    "crates" + ".io",
    "file:" + "///",
)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def python_files(*folders: Path) -> list[Path]:
    """Every Python file under the folders, in a fixed order."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def ir_files() -> list[Path]:
    """The modules that hold the representations. A translation, from_*, is none: it may keep a working list."""
    found = {path for pattern in IR_FILES for path in PACKAGE.glob(pattern)}
    return sorted(path for path in found if "/from_" not in path.relative_to(PACKAGE).as_posix())


def place(path: Path, line: int, what: str) -> str:
    """An offence, as an editor can jump to it."""
    return f"{path.relative_to(ROOT)}:{line} {what}"


def nodes(paths: list[Path], *kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of the kinds, with the file it stands in."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, kinds):
                yield path, node


def last_name(node: ast.expr) -> str:
    """`b` of the expressions `b`, `a.b`, `a.b(...)` and `a.b[...]`; empty for others."""
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return last_name(inner)
    return ""


def annotations(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """Every annotation of a field, a variable, a parameter or a result, with its line."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                yield annotation.lineno, annotation
            case ast.FunctionDef(returns=ast.expr() as annotation):
                yield annotation.lineno, annotation


def mentions(annotation: ast.expr, names: frozenset[str]) -> bool:
    """Whether one of the names occurs in the annotation, also inside a quoted one."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return any(isinstance(n, ast.expr) and last_name(n) in names for n in ast.walk(annotation))


def assert_none(offences: Iterable[str]) -> None:
    """There are no offences; each that there is stands on a line of its own."""
    listed = sorted(offences)
    assert not listed, "\n".join(["offences:", *listed])


def repository_files() -> list[Path]:
    """The files that belong to the repository: tracked, or new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"git does not list this folder: {error}")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_import_contracts_hold() -> None:
    """The contracts of pyproject.toml are kept; run here so that they cannot be forgotten."""
    script = "from importlinter.cli import lint_imports; exit(lint_imports(no_cache=True, no_logo=True))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    """No Python file, test or not, is longer than 400 lines: a longer one holds two ideas."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files(PACKAGE, TESTS)}
    assert_none(place(path, n, "lines") for path, n in lengths.items() if n > MAX_FILE_LINES)


def test_functions_are_short() -> None:
    """No function is longer than 45 lines, its docstring included: it fits on a screen."""
    found = nodes(python_files(PACKAGE, TESTS), ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = [(path, node, node.end_lineno - node.lineno + 1) for path, node in found]
    assert_none(place(p, f.lineno, f"{f.name}: {n}") for p, f, n in lengths if n > MAX_FUNCTION_LINES)


def test_modules_have_names_that_say_something() -> None:
    """No module or folder has a name under which anything could be put."""
    parts = {path: path.relative_to(ROOT).with_suffix("").parts for path in python_files(PACKAGE, TESTS)}
    assert_none(place(path, 1, path.name) for path, names in parts.items() if FORBIDDEN_MODULES & {*names})


def test_no_method_is_found_by_a_computed_name() -> None:
    """`getattr` takes a name written out: what is called can then be searched for. Keeping records reads all fields."""
    calls = nodes([p for p in python_files(PACKAGE) if p != PACKAGE / "store" / "records.py"], ast.Call)
    computed = [
        place(path, call.lineno, "getattr")
        for path, call in calls
        if last_name(call) == "getattr"
        and not (len(call.args) > 1 and isinstance(call.args[1], ast.Constant))
    ]
    assert_none(computed)


def test_cases_not_visitors() -> None:
    """Unions are taken apart by `match`; only the reader of Lark's trees is a class of methods by name."""
    classes = nodes(python_files(PACKAGE), ast.ClassDef)
    elsewhere = [
        (p, c) for p, c in classes if not p.relative_to(ROOT).as_posix().startswith(LARK_TRANSFORMER)
    ]
    assert_none(place(p, c.lineno, c.name) for p, c in elsewhere if c.name.endswith(FORBIDDEN_ENDINGS))


def test_module_globals_do_not_change() -> None:
    """What a module binds is a tuple, a frozenset or a MappingProxyType, never a list, dict or set."""
    offences = []
    for path in python_files(PACKAGE):
        for statement in tree(path).body:
            if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
                continue
            value = statement.value
            mutable = isinstance(value, ast.Call) and last_name(value) in MUTABLE_CALLS
            if (mutable or isinstance(value, MUTABLE_DISPLAYS)) and "__all__" not in ast.unparse(statement):
                offences.append(place(path, statement.lineno, ast.unparse(statement)[:40]))
    assert_none(offences)


def is_frozen_record(node: ast.ClassDef) -> bool:
    """Whether the class is decorated as dataclass(frozen=True, slots=True)."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and last_name(decorator) == "dataclass":
            options = {
                k.arg for k in decorator.keywords if isinstance(k.value, ast.Constant) and k.value.value
            }
            return {"frozen", "slots"} <= options
    return False


def test_representations_are_frozen_records() -> None:
    """Every class of an IR module is a frozen, slotted dataclass; or an enumeration, protocol or error."""
    classes = nodes(ir_files(), ast.ClassDef)
    others = [(p, c) for p, c in classes if not {last_name(b) for b in c.bases} & NOT_RECORDS]
    assert_none(place(p, c.lineno, c.name) for p, c in others if not is_frozen_record(c))


def test_representations_say_their_types() -> None:
    """No annotation of an IR module is Any."""
    found = [(path, line, a) for path in ir_files() for line, a in annotations(path)]
    assert_none(place(p, n, ast.unparse(a)) for p, n, a in found if mentions(a, frozenset(("Any",))))


def test_representations_are_no_dictionaries() -> None:
    """No field of an IR class is a dict: a record has names for its parts, and a table is a Mapping."""
    classes = nodes(ir_files(), ast.ClassDef)
    fields = [(p, f) for p, c in classes for f in c.body if isinstance(f, ast.AnnAssign)]
    dicts = frozenset(("dict", "Dict", "defaultdict", "MutableMapping"))
    assert_none(place(p, f.lineno, ast.unparse(f)) for p, f in fields if mentions(f.annotation, dicts))


def test_kernel_imports_the_standard_library_alone() -> None:
    """A kernel file imports the standard library, and its neighbours by a single dot."""
    offences = []
    for path, node in nodes(python_files(PACKAGE / "kernel"), ast.Import, ast.ImportFrom):
        if isinstance(node, ast.ImportFrom) and node.level:
            allowed = node.level == 1
        else:
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            allowed = all(name.split(".")[0] in sys.stdlib_module_names for name in names)
        if not allowed:
            offences.append(place(path, node.lineno, ast.unparse(node)))
    assert_none(offences)


def test_public_names_are_explained() -> None:
    """Every public class and function has a docstring of its own, not one that dataclass wrote."""
    public = {name: vars(legalrules)[name] for name in legalrules.__all__}
    explained = {n: inspect.getdoc(o) or "" for n, o in public.items() if inspect.isclass(o) or callable(o)}
    assert legalrules.__doc__
    assert_none(n for n, doc in explained.items() if not doc or doc.startswith(f"{n}("))


def test_every_test_says_what_it_expects() -> None:
    """Every test has a docstring: the sentence that is false when it fails."""
    functions = nodes(python_files(TESTS), ast.FunctionDef)
    tests = [(path, f) for path, f in functions if f.name.startswith("test_")]
    assert_none(place(path, f.lineno, f.name) for path, f in tests if not ast.get_docstring(f))


def test_no_machine_is_mentioned() -> None:
    """No file names a folder of somebody's machine or the host of a package registry."""
    folders = "|".join(re.escape("/" + folder) for folder in MACHINE_PATHS)
    forbidden = re.compile(rf"(?<![\w.~*)}}-])(?:{folders})|" + "|".join(map(re.escape, REGISTRY_HOSTS)))
    offences = []
    for path in repository_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            offences += [place(path, number, found.group()) for found in forbidden.finditer(line)]
    assert_none(offences)


def codes_in(paths: list[Path]) -> set[str]:
    """The diagnostic codes mentioned in the files, by their text or their names."""
    return {code for path in paths for code in CODE.findall(f"{path.name} {path.read_text('utf-8')}")}


def codes_used() -> set[str]:
    """The diagnostic codes that the package gives, apart from the catalogue's own files."""
    return codes_in([path for path in python_files(PACKAGE) if not path.name.startswith("catalogue")])


def catalogue_entries() -> dict[str, object]:
    """The catalogue by code; skips the test while there is none."""
    if not (PACKAGE / "diagnostics" / "catalogue.py").exists():
        pytest.skip("the catalogue of diagnostics is not written yet")
    entries = importlib.import_module("legalrules.diagnostics.catalogue").CATALOGUE
    return {entry.code: entry for entry in entries}


def test_catalogue_and_package_name_the_same_codes() -> None:
    """Every code given has an entry, every entry is of a code that is given, and none is entered twice."""
    entries = catalogue_entries()
    listed = importlib.import_module("legalrules.diagnostics.catalogue").CATALOGUE
    assert_none(codes_used() - entries.keys())
    assert_none(entries.keys() - codes_used())
    assert len(listed) == len(entries)


def test_catalogue_entries_are_complete() -> None:
    """Every entry has a title, the reason the fault matters, and a way to repair it."""
    entries = catalogue_entries().values()
    assert_none(entry.code for entry in entries if not (entry.title and entry.reason and entry.repair))


def test_every_code_has_a_bad_case() -> None:
    """Every code is shown by a case under tests/cases/**/bad, or by a unit test that names it."""
    catalogue_entries()
    cases = [path for path in TESTS.glob("cases/**/bad/**/*") if path.is_file()]
    shown = codes_in([*cases, *python_files(TESTS)])
    assert_none(codes_used() - shown)
