"""Files on S3 or whatever speaks like it, under the fingerprint of their bytes (needs `pip install obstore`)."""

import hashlib

from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import from_url

from bridge.errors import NotFoundError
from bridge.store.engine import StorageBusyError
from bridge.store.files import KEY


class BucketFiles:
    """Files in a bucket: `ab/abcdef…`. Where it is and who we are stand in AWS_… variables, as every S3 client reads them."""

    def __init__(self, url: str) -> None:
        self._store = from_url(url)

    @staticmethod
    def _path(key: str) -> str:
        if not KEY.fullmatch(key):
            raise NotFoundError
        return f"{key[:2]}/{key}"

    def put(self, data: bytes) -> str:
        """Create-only: whoever comes second finds the same bytes there. Raises StorageBusyError."""
        key = hashlib.sha256(data).hexdigest()
        try:
            self._store.put(self._path(key), data, mode="create")
        except AlreadyExistsError:
            return key
        except (BaseError, FileNotFoundError) as error:
            raise StorageBusyError from error
        return key

    def open(self, key: str) -> bytes:
        """The bytes of the key. Raises NotFoundError or StorageBusyError."""
        try:
            return bytes(self._store.get(self._path(key)).bytes())
        except FileNotFoundError:
            raise NotFoundError from None
        except BaseError as error:
            raise StorageBusyError from error

    def delete(self, key: str) -> None:
        """Removes the file, if it is there."""
        try:
            self._store.delete(self._path(key))
        except FileNotFoundError:
            return
        except BaseError as error:
            raise StorageBusyError from error
