"""Places: their files, their names in every script, their boundaries, and the map drawn from them."""
