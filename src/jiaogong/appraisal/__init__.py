"""The appraisal of leaders (民主评议): plan, report, secret grades, statistics, feedback, rectification, archive.

Start with `services`.
"""
