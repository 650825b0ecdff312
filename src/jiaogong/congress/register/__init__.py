"""The register of rules (规章制度): their versions, what passed each, and which is in force on a day."""
