def max_pool_of_steps(x, mask, size, stride, pads):
    """The highest of the steps in each window; padded steps are no candidates."""
    if mask is not None:
        x = x.masked_fill(~mask.unsqueeze(2), -1e30)
    return F.max_pool1d(F.pad(x.transpose(1, 2), pads, value=float("-inf")), size, stride).transpose(1, 2)
