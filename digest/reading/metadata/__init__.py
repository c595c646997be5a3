"""Settings and front matter: YAML to typed values, every mistake with its place."""
