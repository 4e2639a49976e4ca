"""Kobo and ODK: forms that go out, filled-in forms that come back."""
