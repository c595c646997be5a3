"""What tests of publishing share."""

from __future__ import annotations

import pytest

from digest.disk import output


@pytest.fixture
def never_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that changes alone is published as many are."""
    monkeypatch.setattr(output, "put_alone", lambda changes, site: False)
