"""Files on S3: the same promises as in a folder, against an S3 on this machine."""

import hashlib
from collections.abc import Iterator

import boto3  # type: ignore[import-untyped] # it comes with moto
import pytest
from moto.server import ThreadedMotoServer

from bridge.errors import NotFoundError
from bridge.store.bucket import BucketFiles
from bridge.store.engine import StorageBusyError

DATA = b"%PDF-1.7 a claim"
KEY = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> BucketFiles:
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint, "AWS_ALLOW_HTTP": "true", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    boto3.client("s3", region_name="us-east-1", endpoint_url=endpoint).create_bucket(Bucket="consta")
    return BucketFiles("s3://consta/files")


def test_a_file_is_found_under_its_fingerprint_and_kept_once(bucket: BucketFiles) -> None:
    assert [bucket.put(DATA), bucket.put(DATA)] == [KEY, KEY]
    assert bucket.open(KEY) == DATA


def test_what_is_not_there_or_no_key_is_not_found(bucket: BucketFiles) -> None:
    for key in ("0" * 64, "../../etc/passwd", ""):
        with pytest.raises(NotFoundError):
            bucket.open(key)


def test_deleting_forgets_once_and_for_all(bucket: BucketFiles) -> None:
    bucket.put(DATA)
    bucket.delete(KEY)
    bucket.delete(KEY)
    with pytest.raises(NotFoundError):
        bucket.open(KEY)


def test_a_bucket_that_is_not_there_is_storage_that_does_not_answer(bucket: BucketFiles) -> None:
    with pytest.raises(StorageBusyError):
        BucketFiles("s3://nowhere/files").put(DATA)
