"""Questions about the law itself: what clashes, what is missing, what never matters, what a change changes.

A solver searches all cases with at most so many things of each sort. What it finds is shown only when the engine has
decided the case it found, and the kernel accepted the certificate: a fault here can hide a finding, not invent one.
"""
