def step_mask(x):
    """Which steps are no padding: a step of zeros only is."""
    return (x != 0).any(2)
