"""Parts of the larger pictures, one module for each."""
