"""English clauses: inflection, chunks, edges, arguments, modality and speech, behind the shared reader."""
