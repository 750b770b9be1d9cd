def average_of_steps(x, mask):
    """The mean over all steps that are no padding."""
    return x.mean(1) if mask is None else x.sum(1) / mask.sum(1, keepdim=True).clamp_min(1)
