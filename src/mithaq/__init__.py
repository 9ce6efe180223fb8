"""Mithaq: what states owe each other, read from texts and held against their pacts."""
