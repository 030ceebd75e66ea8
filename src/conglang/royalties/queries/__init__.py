"""Questions about royalties of the open portal."""
