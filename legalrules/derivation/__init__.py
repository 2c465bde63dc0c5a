"""From program, facts and model to evidence: why it holds, why it does not, what it waits for.

What an engine found is taken at its word here and shown step by step; whether it is right is for the kernel to say.
"""
