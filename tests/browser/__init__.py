"""Pages in a real browser: headless Chromium, of the system's packages."""
