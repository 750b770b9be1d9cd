def window_mask(mask, size, stride, dilation, same):
    """Which windows over the steps are no padding."""
    if same:
        return F.max_pool1d(mask.float().unsqueeze(1), stride, stride, ceil_mode=True).squeeze(1) > 0
    seen = mask.unfold(1, dilation * (size - 1) + 1, stride)[:, :, ::dilation].sum(2)
    return (seen == seen.amax(1, keepdim=True)) & (seen > 0)
