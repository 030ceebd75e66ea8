"""Drawing library for the demonstration scenes of Cổng Làng."""
