"""What is known: actors, places, pacts and the register, each value dated and sourced."""
