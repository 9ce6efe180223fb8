"""What follows: duties, contradictions, the dossier, the crisis as a game."""
