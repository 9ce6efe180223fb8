"""What is claimed: a text's statements, with holder, factuality, time and exact evidence."""
