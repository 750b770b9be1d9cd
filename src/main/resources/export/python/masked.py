def masked(x, mask):
    """Zeros at padded steps."""
    return x.masked_fill(~mask.unsqueeze(2), 0.0)
