"""Files from people (tệp minh chứng): kept by their hash, served only through rights."""
