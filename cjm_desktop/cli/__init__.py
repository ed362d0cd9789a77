"""The command ``cjm-desktop``: one module for each command in ``commands``, found by ``registry``.

``app`` runs them and turns every outcome into an exit code; ``console`` is all they have to speak through.
"""
