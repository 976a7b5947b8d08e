"""The ways of one worker side by side: income over time, who decides and pays, the drawing. Knows no Django."""
