"""What we tell: words, briefs, the command line."""
