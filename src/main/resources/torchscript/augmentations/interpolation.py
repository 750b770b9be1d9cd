class Interpolation(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  rate : float

  def forward(self, x: Tensor, mask: Optional[Tensor], y: Tensor, rng: Generator) -> Tuple[Tensor, Optional[Tensor], Tensor]:
    # a first partner of every class as likely, a second of the first one's class
    counts = torch.bincount(y)
    share = torch.reciprocal(torch.to(torch.index_select(counts, 0, y), torch.float32))
    first = torch.multinomial(share, y.size(0), True, generator=rng)
    order = torch.argsort(y)
    starts = torch.cumsum(counts, 0) - counts
    label = torch.index_select(y, 0, first)
    among = torch.rand([y.size(0)], generator=rng, device=x.device) * torch.index_select(counts, 0, label)
    second = torch.index_select(order, 0, torch.index_select(starts, 0, label) + torch.to(torch.floor(among), torch.int64))
    part = torch.rand([y.size(0)], generator=rng, device=x.device)
    chosen = torch.rand([y.size(0)], generator=rng, device=x.device).lt_(self.rate)
    shape = [-1] + [1 for size in x.size()[1:]]
    here = torch.index_select(x, 0, first)
    between = here + (torch.index_select(x, 0, second) - here) * torch.reshape(part, shape)
    gives_way = torch.to(chosen, torch.bool)
    if mask is not None:
      # a step of either
      either = torch.logical_or(torch.index_select(mask, 0, first), torch.index_select(mask, 0, second))
      mask = torch.where(torch.unsqueeze(gives_way, 1), either, mask)
    return torch.where(torch.reshape(gives_way, shape), between, x), mask, torch.where(gives_way, label, y)
