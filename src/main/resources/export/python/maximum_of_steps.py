def maximum_of_steps(x, mask):
    """The highest over all steps that are no padding; zeros where there is none."""
    if mask is None:
        return x.amax(1)
    return x.masked_fill(~mask.unsqueeze(2), -1e30).amax(1) * mask.any(1, keepdim=True)
