"""Commands of the room of rights."""
