"""The kind of question of docs/item_kinds.md: an app that edits nothing of ours."""
