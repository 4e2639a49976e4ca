"""The same certificate by other programs: the same words, art, pictures and QR code."""
