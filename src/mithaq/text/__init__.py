"""What was written: documents, sentences, names and dates, with the offsets of the source."""
