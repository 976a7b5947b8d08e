"""The floor below all apps: no models, knows no app. A closed list of files."""
