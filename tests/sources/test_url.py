"""Pages from the web: what is asked, what is believed, and where it ends."""

import gzip
import hashlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib

import pytest

from annotator.model.document import Metadata
from annotator.sources.problems import SourceProblem
from annotator.sources.url import Rules, fetched, with_origin
from tests.sources.web import allow_this_machine, answer, web

PAGE = "<html><title>Tëst</title><p>Words.</p></html>".encode()


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """Instead of the suite's own rule: these tests may reach this machine, and nothing else."""
    allow_this_machine(monkeypatch)


def rules(**more) -> Rules:
    return Rules(is_allowed=lambda address: address in ("127.0.0.1", "::1"), **more)


def test_a_page_is_fetched_with_its_origin():
    with web() as server:
        server.answers["/a?b=c"] = answer(PAGE)
        page = fetched(server.url("/a?b=c#part"), rules())
        assert page.raw == PAGE
        assert page.url == server.url("/a?b=c")
        assert (page.media_type, page.encoding) == ("text/html", "utf-8")
        assert page.sent_sha256 == hashlib.sha256(PAGE).hexdigest()
        assert page.accessed.endswith("+00:00")
        head = server.asked[0].lower()
        assert b"cookie" not in head
        assert b"referer" not in head
        assert b"authorization" not in head
        metadata = with_origin(Metadata(title="x"), page)
        assert (metadata.url, metadata.accessed) == (page.url, page.accessed)
        assert metadata.extra["asked_url"].endswith("#part")


def test_this_machine_is_not_asked_by_itself():
    with web() as server:
        with pytest.raises(SourceProblem, match="private network"):
            fetched(server.url())
        assert server.asked == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/", "http://u:p@x.example/", "x"])
def test_only_addresses_of_web_pages(url):
    with pytest.raises(SourceProblem, match="is not the address of a web page"):
        fetched(url)


def test_redirects_are_followed_and_checked_again():
    with web() as server:
        server.answers["/"] = answer(b"", status="302 Found", Location="/next")
        server.answers["/next"] = answer(PAGE)
        assert fetched(server.url(), rules()).url == server.url("/next")
        server.answers["/"] = answer(b"", status="302 Found", Location="file:///etc/passwd")
        with pytest.raises(SourceProblem, match="is not the address of a web page"):
            fetched(server.url(), rules())
        server.answers["/"] = answer(b"", status="302 Found", Location="//[::")
        with pytest.raises(SourceProblem, match=r"“//\[::” is not the address of a web page"):
            fetched(server.url(), rules())
        server.answers["/"] = answer(b"", status="301 Moved", Location="http://10.0.0.1/")
        with pytest.raises(SourceProblem, match=r"10.0.0.1 is a machine in a private network"):
            fetched(server.url(), rules())


def test_redirects_come_to_an_end():
    with web() as server:
        server.answers["/"] = answer(b"", status="302 Found", Location="/")
        with pytest.raises(SourceProblem, match="leads on and on"):
            fetched(server.url(), rules())
        assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("401 Unauthorized", "wants a name and a password"),
        ("402 Payment Required", "pay wall"),
        ("403 Forbidden", "does not let programs read it"),
        ("404 Not Found", "is not there"),
        ("500 Oops", "answers with error 500"),
    ],
)
def test_refusals_are_told_with_the_way_out(status, said):
    with web() as server:
        server.answers["/"] = answer(PAGE, status=status)
        with pytest.raises(SourceProblem, match=f"{said}.*save the page and add the file"):
            fetched(server.url(), rules())


@pytest.mark.parametrize(
    "page",
    [
        b"<html><title>Just a moment...</title><p>x</p></html>",
        b"<html><title>Please wait...</title><p>Checking your browser</p></html>",
        b"<html><title>x.org</title><p>Please enable JS and disable any ad blocker</p></html>",
        b"<html><title>x.org</title><p>Enable JavaScript and cookies to continue</p></html>",
    ],
)
def test_a_page_that_asks_for_people_is_told(page):
    with web() as server:
        server.answers["/"] = answer(page)
        with pytest.raises(SourceProblem, match="asks whether you are a robot"):
            fetched(server.url(), rules())


def test_a_picture_is_no_page():
    with web() as server:
        server.answers["/"] = answer(b"\x89PNG", Content_Type="image/png")
        with pytest.raises(SourceProblem, match="no page with text but image/png"):
            fetched(server.url(), rules())


def test_packed_pages_are_unpacked_within_limits():
    with web() as server:
        server.answers["/gzip"] = answer(gzip.compress(PAGE), Content_Encoding="gzip")
        server.answers["/deflate"] = answer(zlib.compress(PAGE), Content_Encoding="deflate")
        server.answers["/cut"] = answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")
        server.answers["/bomb"] = answer(gzip.compress(bytes(10**6)), Content_Encoding="gzip")
        server.answers["/br"] = answer(b"xxx", Content_Encoding="br")
        assert fetched(server.url("/gzip"), rules()).raw == PAGE
        assert fetched(server.url("/deflate"), rules()).raw == PAGE
        for path, said in (
            ("/cut", "end early"),
            ("/bomb", "larger than"),
            ("/br", "nobody asked"),
        ):
            with pytest.raises(SourceProblem, match=said):
                fetched(server.url(path), rules(largest=100_000))


def test_a_page_that_is_cut_short_is_not_taken():
    with web() as server:
        server.answers["/"] = answer(PAGE, Content_Length=str(len(PAGE) + 5))
        with pytest.raises(SourceProblem, match=r"came only in part .*5 are missing"):
            fetched(server.url(), rules())
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n9\r\nwo"
        server.answers["/"] = chunked
        with pytest.raises(SourceProblem, match="connection failed"):
            fetched(server.url(), rules())


def test_a_large_page_is_refused_whatever_it_says_of_itself():
    with web() as server:
        server.answers["/said"] = answer(b"x", Content_Length="1000000000")
        server.answers["/unsaid"] = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000
        for path in ("/said", "/unsaid"):
            with pytest.raises(SourceProblem, match="is larger than"):
                fetched(server.url(path), rules(largest=100_000))


def test_a_server_that_drips_is_left_in_time():
    def drip(line, _head):
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        for _ in range(100):
            line.sendall(b"x")
            time.sleep(0.1)

    with web() as server:
        server.answers["/"] = drip
        start = time.monotonic()
        with pytest.raises(SourceProblem, match=r"took longer than 0.5 s"):
            fetched(server.url(), rules(deadline=0.5))
        assert time.monotonic() - start < 3


def test_nonsense_instead_of_an_answer_is_told():
    with web() as server:
        server.answers["/"] = b"SSH-2.0-OpenSSH\r\n\r\n"
        with pytest.raises(SourceProblem, match="connection failed"):
            fetched(server.url(), rules())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    key, proof = folder / "key.pem", folder / "proof.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", proof],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, key)
    return context, proof


def test_an_encrypted_page_comes_from_the_checked_machine_by_its_name(certificate):
    context, proof = certificate
    with web(context) as server:
        server.answers["/"] = answer(PAGE)
        trusting = ssl.create_default_context(cafile=proof)
        page = fetched(server.url("/", "localhost"), rules(context=trusting))
        assert page.raw == PAGE
        with pytest.raises(SourceProblem, match=r"127\.0\.0\.1 cannot prove that it is"):
            fetched(server.url("/", "127.0.0.1"), rules(context=trusting))


def test_a_server_without_proof_is_not_believed(certificate):
    with web(certificate[0]) as server:
        server.answers["/"] = answer(PAGE)
        with pytest.raises(SourceProblem, match="localhost cannot prove that it is localhost"):
            fetched(server.url("/", "localhost"), rules())


def test_a_fetch_can_be_called_off():
    is_stopped = threading.Event()

    def never_answers(line: socket.socket, _head: bytes) -> None:
        is_stopped.set()
        line.settimeout(10)
        line.recv(1)  # until the other side hangs up

    with web() as server:
        server.answers["/"] = never_answers
        with pytest.raises(SourceProblem, match="was not fetched: it was called off"):
            fetched(server.url(), rules(is_stopped=is_stopped.is_set))
