"""The roof: settings, URLs, servers' entry points. No app imports from here except `jtportal.kernel`."""
