"""Random work by two people in two windows on one file, beside a plain model of it."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span, merged, quote_of
from annotator.store import Project
from annotator.store.errors import LinkDoesNotFit, UndoRefused
from tests.store.world import World

LABELS = ("claim", "source", "denial", "context")
PEOPLE = ("Anna", "Bo")
TEXT = "Anna \U0001f600 said: قال بو نعم. \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 end"
SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
NUMBERS = st.integers(0, 1000)
WORDS = st.sampled_from(["", "a", "b\n", "\U0001f600 ü", "x' \" \\"])


@cache
def template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="annotator-machine-"), "new.annotator")
    Project.create(path, scheme=SCHEME, annotator="Anna").close()
    return path


class Broken(Exception):
    pass


def place(text: str, numbers: list[int]) -> tuple[Span, ...]:
    ends = [number % (len(text) + 1) for number in numbers]
    pairs = [sorted(pair) for pair in zip(ends[::2], ends[1::2], strict=True)]
    return merged(Span(a, b) for a, b in pairs if a < b) or (Span(0, len(text)),)


def kept(attributes: dict[str, str], label: str) -> dict[str, str]:
    known = {a.name: a for a in SCHEME.attributes_of(label)}
    return {k: v for k, v in attributes.items() if k in known and known[k].accepts(v)}


class Machine(RuleBasedStateMachine):
    """``self.windows`` are two open projects on one file; rules act in the present one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-machine-"))
        self.path = self.folder / "news.annotator"
        shutil.copy(template(), self.path)
        self.world = World()
        self.windows = [self.opened("Anna"), self.opened("Bo")]
        self.names = ["Anna", "Bo"]
        self.untold = [0, 0]
        self.now = 0
        self.serial = 0

    def opened(self, name: str) -> Project:
        project = Project.open(self.path, annotator=name)
        project._database.connection.execute("PRAGMA synchronous = OFF")
        return project

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        shutil.rmtree(self.folder)

    @property
    def project(self) -> Project:
        return self.windows[self.now]

    @property
    def who(self) -> str:
        return self.names[self.now]

    def pick(self, table: str, number: int) -> int | None:
        ids = self.world.ids(table)
        return ids[number % len(ids)] if ids else None

    def done(self, change) -> None:
        if self.world.do(self.who, change):
            self.untold[1 - self.now] += 1

    # Documents

    @initialize()
    def begin(self) -> None:
        self.add_document(0)
        self.mark(0, [0, 10], "claim")
        self.now = 1
        self.mark(0, [5, 25], "claim")

    @rule(number=NUMBERS)
    def add_document(self, number: int) -> None:
        self.serial += 1
        text = f"{TEXT[: number % len(TEXT)]} {self.serial}"
        id = self.project.documents.add(SourceText(text), Metadata(title=f"D{self.serial}"))
        facts = (("title", f"D{self.serial}"), ("status", "todo"), ("text", text))
        self.done(lambda world: world.put("document", id, facts))

    @precondition(lambda self: self.world.ids("document"))
    @rule(number=NUMBERS, title=st.sampled_from(["A", "B \U0001f600"]))
    def rename_document(self, number: int, title: str) -> None:
        id = self.pick("document", number)
        self.project.documents.rename(id, title)
        self.done(lambda world: world.set("document", id, title=title))

    @precondition(lambda self: self.world.ids("document"))
    @rule(number=NUMBERS, status=st.sampled_from(["todo", "doing", "done"]))
    def document_status(self, number: int, status: str) -> None:
        id = self.pick("document", number)
        self.project.documents.set_status(id, status)
        self.done(lambda world: world.set("document", id, status=status))

    @precondition(lambda self: len(self.world.ids("document")) > 1)
    @rule(number=NUMBERS)
    def delete_document(self, number: int) -> None:
        id = self.pick("document", number)
        self.project.documents.delete(id)
        self.done(lambda world: world.drop_document(id))

    # Annotations

    def facts_of_mark(self, document, label, fragments, text, **facts):
        defaults = {a.name: a.default for a in SCHEME.attributes_of(label) if a.default}
        known = {
            "document": document, "label": label, "fragments": fragments,
            "quote": quote_of(text, fragments), "attributes": tuple(defaults.items()),
            "note": "", "status": "draft", "confidence": "", "annotator": self.who,
        }  # fmt: skip
        return tuple({**known, **facts}.items())

    def put_mark(self, world: World, id: int, facts) -> None:
        world.put("annotation", id, facts)
        document = dict(facts)["document"]
        if dict(world.facts("document", document))["status"] == "todo":
            world.set("document", document, status="doing")

    def same_mark(self, facts) -> int | None:
        place = ("document", "label", "fragments", "annotator")
        wanted = [dict(facts)[name] for name in place]
        for id in self.world.ids("annotation"):
            known = dict(self.world.facts("annotation", id))
            if [known[name] for name in place] == wanted:
                return id
        return None

    @precondition(lambda self: self.world.ids("document"))
    @rule(
        number=NUMBERS,
        ends=st.lists(NUMBERS, min_size=2, max_size=4).filter(lambda ends: len(ends) % 2 == 0),
        label=st.sampled_from(LABELS),
    )
    def mark(self, number: int, ends: list[int], label: str) -> None:
        document = self.pick("document", number)
        text = dict(self.world.facts("document", document))["text"]
        fragments = place(text, ends)
        facts = self.facts_of_mark(document, label, fragments, text)
        same = self.same_mark(facts)
        id = self.project.annotations.add(document, fragments, label)
        if same is not None:
            assert self.same_mark(facts) is not None
            assert ("annotation", id) in self.world.rows
            return
        assert ("annotation", id) not in self.world.rows
        self.done(lambda world: self.put_mark(world, id, facts))

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3))
    def delete_marks(self, numbers: list[int]) -> None:
        ids = list(dict.fromkeys(self.pick("annotation", number) for number in numbers))
        self.project.annotations.delete(*ids)
        self.done(lambda world: [world.drop_annotation(id) for id in ids])

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(number=NUMBERS, label=st.sampled_from(LABELS))
    def relabel(self, number: int, label: str) -> None:
        id = self.pick("annotation", number)
        self.project.annotations.relabel(id, label)
        self.done(lambda world: self.put_label(world, id, label))

    def put_label(self, world: World, id: int, label: str) -> None:
        old = dict(world.facts("annotation", id))
        if old["label"] == label:
            return
        asked = {a.name for a in SCHEME.attributes_of(old["label"])}
        new = {
            a.name: a.default
            for a in SCHEME.attributes_of(label)
            if a.default and a.name not in asked
        }
        new |= kept(dict(old["attributes"]), label)
        world.edit(id, label=label, attributes=tuple(sorted(new.items())))

        def misfit(link):
            if id not in (link["start"], link["end"]):
                return False
            labels = [dict(world.facts("annotation", link[e]))["label"] for e in ("start", "end")]
            return not next(t for t in SCHEME.links if t.name == link["type"]).fits(*labels)

        world.drop_links(misfit)

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(number=NUMBERS, ends=st.lists(NUMBERS, min_size=2, max_size=2))
    def resize(self, number: int, ends: list[int]) -> None:
        id = self.pick("annotation", number)
        document = dict(self.world.facts("annotation", id))["document"]
        text = dict(self.world.facts("document", document))["text"]
        fragments = place(text, ends)
        self.project.annotations.resize(id, fragments)
        quote = quote_of(text, fragments)
        self.done(lambda world: world.edit(id, fragments=fragments, quote=quote))

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(
        number=NUMBERS,
        change=st.one_of(
            st.tuples(st.just("note"), WORDS),
            st.tuples(st.just("status"), st.sampled_from(["draft", "accepted"])),
            st.tuples(st.just("confidence"), st.sampled_from(["", "low"])),
        ),
    )
    def set_fact(self, number: int, change: tuple[str, str]) -> None:
        id, (name, value) = self.pick("annotation", number), change
        getattr(self.project.annotations, f"set_{name}")(id, value)
        if name == "status":
            self.done(lambda world: world.set("annotation", id, status=value))
        else:
            self.done(lambda world: world.edit(id, **{name: value}))

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(number=NUMBERS, which=NUMBERS, value=NUMBERS)
    def set_attribute(self, number: int, which: int, value: int) -> None:
        id = self.pick("annotation", number)
        facts = dict(self.world.facts("annotation", id))
        asked = SCHEME.attributes_of(facts["label"])
        attribute = asked[which % len(asked)]
        values = ("", *(attribute.values or ("x", "\U0001f600")))
        answer = values[value % len(values)]
        self.project.annotations.set_attribute(id, attribute.name, answer)
        new = {k: v for k, v in {**dict(facts["attributes"]), attribute.name: answer}.items() if v}
        new_facts = tuple(sorted(new.items()))
        self.done(lambda world: world.edit(id, attributes=new_facts))

    # Links and comments

    @precondition(lambda self: len(self.world.ids("annotation")) > 1)
    @rule(first=NUMBERS, last=NUMBERS, which=NUMBERS)
    def link(self, first: int, last: int, which: int) -> None:
        ends = self.pick("annotation", first), self.pick("annotation", last)
        labels = [dict(self.world.facts("annotation", end))["label"] for end in ends]
        fitting = SCHEME.link_types(*labels)
        if ends[0] == ends[1] or not fitting:
            with pytest.raises(LinkDoesNotFit):
                self.project.links.add("attributed_to", *ends)
            return
        kind = fitting[which % len(fitting)]
        same = [ends, ends[::-1]] if kind.symmetric else [ends]
        known = [dict(self.world.facts("link", id)) for id in self.world.ids("link")]
        is_known = any(k["type"] == kind.name and (k["start"], k["end"]) in same for k in known)
        id = self.project.links.add(kind.name, *ends)
        assert is_known == (("link", id) in self.world.rows)
        if not is_known:
            facts = (("type", kind.name), ("start", ends[0]), ("end", ends[1]))
            self.done(lambda world: world.put("link", id, (*facts, ("annotator", self.who))))

    @precondition(lambda self: self.world.ids("link"))
    @rule(number=NUMBERS)
    def unlink(self, number: int) -> None:
        id = self.pick("link", number)
        self.project.links.remove(id)
        self.done(lambda world: world.rows.pop(("link", id)))

    @precondition(lambda self: self.world.ids("document"))
    @rule(number=NUMBERS, on=st.sampled_from(["document", "annotation", "comment"]))
    def comment(self, number: int, on: str) -> None:
        target = self.pick(on, number)
        if target is None:
            return
        facts = {"document": target, "annotation": None, "body": "a", "replies_to": None}
        if on == "annotation":
            document = dict(self.world.facts("annotation", target))["document"]
            facts |= {"document": document, "annotation": target}
        if on == "comment":
            known = dict(self.world.facts("comment", target))
            target = known["replies_to"] or target
            facts |= {"document": known["document"], "annotation": known["annotation"]}
            facts["replies_to"] = target
        id = self.project.comments.add(
            facts["document"], "a", facts["annotation"], facts["replies_to"]
        )
        known = tuple({**facts, "is_resolved": False, "annotator": self.who}.items())
        self.done(lambda world: world.put("comment", id, known))

    @precondition(lambda self: self.world.ids("comment"))
    @rule(number=NUMBERS, body=st.sampled_from(["a", "b\U0001f600"]), is_resolved=st.booleans())
    def edit_comment(self, number: int, body: str, is_resolved: bool) -> None:
        id = self.pick("comment", number)
        with self.project.journal.step("Edit and resolve"):
            self.project.comments.edit(id, body)
            self.project.comments.resolve(id, is_resolved=is_resolved)
        self.done(lambda world: world.set("comment", id, body=body, is_resolved=is_resolved))

    @precondition(lambda self: self.world.ids("comment"))
    @rule(number=NUMBERS)
    def delete_comment(self, number: int) -> None:
        id = self.pick("comment", number)
        self.project.comments.delete(id)

        def delete(world: World) -> None:
            for other in world.ids("comment"):
                if other == id or dict(world.facts("comment", other))["replies_to"] == id:
                    del world.rows["comment", other]

        self.done(delete)

    # Bulk

    @precondition(lambda self: self.world.ids("document"))
    @rule(
        number=NUMBERS,
        is_new=st.booleans(),
        marks=st.lists(
            st.tuples(st.lists(NUMBERS, min_size=2, max_size=2), st.sampled_from(LABELS)),
            max_size=3,
        ),
        person=st.sampled_from(PEOPLE),
    )
    def bring_in(self, number: int, is_new: bool, marks, person: str) -> None:
        self.serial += 10
        known = self.pick("document", number)
        text = f"{TEXT} {self.serial}"
        if not is_new:
            text = dict(self.world.facts("document", known))["text"]
        uuids = [str(UUID(int=self.serial + n, version=4)) for n in range(4)]
        document_uuid = uuids[3] if is_new else self.project.documents[known].uuid
        loose = [
            LooseAnnotation(
                label, place(text, ends), uuid=uuid, annotator=person, note="brought",
                comments=("of it",),
                links=(LooseLink("same_as", uuids[n + 1]),) if n + 1 < len(marks) else (),
            )
            for n, (uuid, (ends, label)) in enumerate(zip(uuids, marks, strict=False))
        ]  # fmt: skip
        metadata, source = Metadata(title=f"I{self.serial}"), SourceText(text)
        document = AnnotatedDocument(metadata, source, document_uuid, annotations=tuple(loose))
        report = self.project.exchange.write([document], title="Bring in")
        assert report.annotations == len(marks)
        assert report.documents == is_new

        def bring(world: World) -> None:
            id = known
            if is_new:
                id = self.row("SELECT id FROM document WHERE uuid = ?", document_uuid)
                facts = (("title", metadata.title), ("status", "todo"), ("text", text))
                world.put("document", id, facts)
            ids = [self.row("SELECT id FROM annotation WHERE uuid = ?", one.uuid) for one in loose]
            for one, mark in zip(loose, ids, strict=True):
                facts = self.facts_of_mark(
                    id, one.label, one.fragments, text,
                    attributes=(), note="brought", annotator=person,
                )  # fmt: skip
                world.put("annotation", mark, facts)
                comment = self.row("SELECT id FROM comment WHERE annotation = ?", mark)
                facts = {
                    "document": id, "annotation": mark, "body": "of it", "replies_to": None,
                    "is_resolved": False, "annotator": person,
                }  # fmt: skip
                world.put("comment", comment, tuple(facts.items()))
            for n in range(len(loose) - 1):
                if loose[n].label == loose[n + 1].label:
                    link = self.row("SELECT id FROM link WHERE start = ?", ids[n])
                    facts = {"type": "same_as", "start": ids[n], "end": ids[n + 1]}
                    world.put("link", link, tuple({**facts, "annotator": person}.items()))

        self.done(bring)

    def row(self, sql: str, value) -> int:
        return self.project._database.one(sql, (value,))[0]

    # Steps

    @precondition(lambda self: self.world.ids("annotation"))
    @rule(number=NUMBERS)
    def several_in_one_step(self, number: int) -> None:
        id = self.pick("annotation", number)
        document = dict(self.world.facts("annotation", id))["document"]
        with self.project.journal.step("Several"):
            self.project.annotations.set_note(id, "first")
            self.project.annotations.delete(id)
            self.project.documents.rename(document, "Several")

        def several(world: World) -> None:
            world.drop_annotation(id)
            world.set("document", document, title="Several")

        self.done(several)

    @precondition(lambda self: self.world.ids("document"))
    @rule(number=NUMBERS)
    def broken_step(self, number: int) -> None:
        with pytest.raises(Broken), self.project.journal.step("Broken"):
            self.break_off(self.pick("document", number))

    def break_off(self, document: int) -> None:
        id = self.project.documents.add(SourceText("Broken"), Metadata())
        mark = self.project.annotations.add(id, Span(0, 6), "claim")
        self.project.comments.add(id, "x", annotation=mark)
        assert self.project.documents.text(id) == "Broken"
        assert self.project.annotations.counts(id)["claim"] == 1
        self.project.documents.delete(document)
        raise Broken

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.undo_one()

    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.redo_one()

    @rule(times=st.integers(1, 4), again=st.integers(1, 4), meanwhile=st.none() | NUMBERS)
    def back_and_forth(self, times: int, again: int, meanwhile: int | None) -> None:
        self.undo(times)
        if meanwhile is not None and self.world.ids("annotation"):
            self.go_to_the_other_window()
            self.set_fact(meanwhile, ("note", "a"))
            if meanwhile % 3 == 0:
                self.undo_one()
            if meanwhile % 4 == 0:
                self.delete_marks([meanwhile // 3])
            self.go_to_the_other_window()
        self.redo(again)

    def undo_one(self) -> None:
        step = self.world.next_undo(self.who)
        assert (self.project.journal.undo_title() is None) == (step is None)
        if step is None:
            assert self.project.journal.undo() is None
            return
        self.take_back("undo", step, *self.world.outcome(step, step.before, step.after))

    def redo_one(self) -> None:
        step = self.world.next_redo(self.who)
        assert (self.project.journal.redo_title() is None) == (step is None)
        if step is None:
            assert self.project.journal.redo() is None
            return
        self.take_back("redo", step, *self.world.outcome(step, step.after, step.before))

    def take_back(self, kind: str, step, outcome: str, rows) -> None:
        try:
            changes = getattr(self.project.journal, kind)()
        except UndoRefused:
            assert outcome in ("refused", "either")
            return
        assert outcome in ("done", "either")
        assert changes.kind == kind
        self.world.rows = rows
        step.standing = "undone" if kind == "undo" else "done"
        self.untold[1 - self.now] += 1

    # Windows and people

    @rule()
    def go_to_the_other_window(self) -> None:
        self.now = 1 - self.now

    @rule(name=st.sampled_from(PEOPLE))
    def sign_in(self, name: str) -> None:
        self.project.sign_in(name)
        self.names[self.now] = name

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.windows[self.now] = self.opened(self.who)
        self.untold[self.now] = 0

    @rule()
    def hear_of_the_other_window(self) -> None:
        found = self.project.foreign_changes()
        assert len(found) == self.untold[self.now]
        assert all(changes.is_foreign and changes.rows for changes in found)
        self.untold[self.now] = 0

    @invariant()
    def the_file_holds_what_the_world_holds(self) -> None:
        assert held(self.project) == self.world.shown()

    @invariant()
    def views_are_told_the_same(self) -> None:
        ids = self.world.ids("document")
        assert list(self.project.documents.ids()) == ids
        document = ids[self.serial % len(ids)] if ids else None
        if document is None or self.untold[self.now]:
            return
        text = dict(self.world.facts("document", document))["text"]
        assert self.project.documents.text(document) == text
        ones = self.project.annotations.of(document)
        assert all(one.quote == quote_of(text, one.fragments) for one in ones)
        counts = {label: sum(one.label == label for one in ones) for label in LABELS}
        assert self.project.annotations.counts(document) == counts
        marks = self.project.annotations.marks(document)
        assert [mark.id for mark in marks] == [one.id for one in ones]


def held(project: Project) -> dict:
    """All rows as the world keeps them, read by SQL of the test's own."""
    read, found = project._database.all, {}
    for id, title, status, text in read(
        "SELECT d.id, d.title, d.status, t.content FROM document d JOIN text t ON t.id = d.text"
    ):
        found["document", id] = (("title", title), ("status", status), ("text", text))
    for one in project.annotations():
        facts = {
            "document": one.document, "label": one.label, "fragments": one.fragments,
            "quote": one.quote, "attributes": tuple(sorted(one.attributes.items())),
            "note": one.note, "status": one.status, "confidence": one.confidence,
            "annotator": one.annotator,
        }  # fmt: skip
        found["annotation", one.id] = tuple(facts.items())
    names = ("type", "start", "end", "annotator")
    for id, *facts in read(
        "SELECT l.id, t.name, l.start, l.stop, a.name FROM link l"
        " JOIN link_type t ON t.id = l.type JOIN annotator a ON a.id = l.annotator"
    ):
        found["link", id] = tuple(zip(names, facts, strict=True))
    names = ("document", "annotation", "body", "replies_to", "is_resolved", "annotator")
    for id, *facts in read(
        "SELECT c.id, c.document, c.annotation, c.body, c.replies_to, c.is_resolved, a.name"
        " FROM comment c JOIN annotator a ON a.id = c.annotator"
    ):
        found["comment", id] = tuple(zip(names, facts, strict=True))
    return found


def run(steps: int) -> None:
    per_example = 50
    profile = settings(
        max_examples=steps // per_example,
        stateful_step_count=per_example,
        suppress_health_check=list(HealthCheck),
        deadline=None,
        print_blob=True,
    )
    test = Machine.TestCase
    test.settings = profile
    test().runTest()


@pytest.mark.timeout(900)  # seconds; shrinking a failure to its shortest story takes minutes
def test_random_work_keeps_file_and_model_alike():
    run(5_000)


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_random_work_keeps_file_and_model_alike_for_long():
    run(200_000)
