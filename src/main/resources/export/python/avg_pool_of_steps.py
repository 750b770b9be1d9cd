def avg_pool_of_steps(x, mask, size, stride, pads):
    """The mean of the steps in each window, of those that are there."""
    there = x.new_ones(x.size(0), 1, x.size(1)) if mask is None else mask.to(x.dtype).unsqueeze(1)
    inside = F.avg_pool1d(F.pad(there, pads), size, stride).clamp_min(1e-12)
    return (F.avg_pool1d(F.pad(x.transpose(1, 2), pads), size, stride) / inside).transpose(1, 2)
