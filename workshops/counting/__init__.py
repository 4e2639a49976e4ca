"""How many people came, each counted once, and what became of the plan.

The database counts, in one statement: no list of people is brought here.
"""
