"""Human input to clean values, one noun per file."""
