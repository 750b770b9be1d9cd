# which steps of a sequence are real and which padding: "real" is true or false for each, [examples, steps]

# by what examples say: a step of zeros only is padding
def real_steps(x: Tensor) -> Tensor:
  return torch.any(torch.ne(x.detach(), 0), 2)

# zeros at padded steps, which nothing behind then takes for more
def silenced(x: Tensor, real: Tensor) -> Tensor:
  return torch.masked_fill(x, torch.unsqueeze(torch.logical_not(real), 2), 0.0)

# of the windows that slide over the steps
def real_windows(real: Tensor, size: int, stride: int, dilation: int, padding: str) -> Tensor:
  if padding == "same":
    # a window for every stretch of stride steps: real where any of them is
    seen = torch.max_pool1d(torch.unsqueeze(torch.to(real, 6), 1), [stride], [stride], [0], [1], True)
    return torch.squeeze(torch.gt(seen, 0), 1)
  # those that see as much as any, which the sequence without its padding has, too; the first ones of one too short for it
  windows = torch.slice(torch.unfold(real, 1, dilation * (size - 1) + 1, stride), 2, 0, 9223372036854775807, dilation)
  seen = torch.sum(windows, [2])
  return torch.logical_and(torch.eq(seen, torch.amax(seen, [1], True)), torch.gt(seen, 0))
