# padding masks: true for every step that is none, false for one that is padding, [examples, steps]

# by what examples say: a step of zeros only is padding
def step_mask(x: Tensor) -> Tensor:
  return torch.any(torch.ne(x.detach(), 0), 2)

# zeros at padded steps, which nothing behind then takes for more
def masked(x: Tensor, mask: Tensor) -> Tensor:
  return torch.masked_fill(x, torch.unsqueeze(torch.logical_not(mask), 2), 0.0)

# of the windows that slide over the steps
def window_mask(mask: Tensor, size: int, stride: int, dilation: int, padding: str) -> Tensor:
  if padding == "same":
    # a window for every stretch of stride steps: no padding where any of them is none
    seen = torch.max_pool1d(torch.unsqueeze(torch.to(mask, torch.float32), 1), [stride], [stride], [0], [1], True)
    return torch.squeeze(torch.gt(seen, 0), 1)
  # those that see as much as any, which the sequence without its padding has, too; the first ones of one too short for it
  windows = torch.slice(torch.unfold(mask, 1, dilation * (size - 1) + 1, stride), 2, 0, 9223372036854775807, dilation)
  seen = torch.sum(windows, [2])
  return torch.logical_and(torch.eq(seen, torch.amax(seen, [1], True)), torch.gt(seen, 0))
