class RandomErasing(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  probability : float
  fraction : float

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    erased = self.within(x, x.size(2), rng)
    erased = torch.unsqueeze(erased, 2) * torch.unsqueeze(self.within(x, x.size(3), rng), 1)
    lose = torch.rand([x.size(0), 1, 1], generator=rng, device=x.device).lt_(self.probability)
    return x * torch.unsqueeze(1.0 - erased * lose, 1), y

  # for every image 1 at the places of a stretch of one axis, else 0
  def within(self, x: Tensor, size: int, rng: Generator) -> Tensor:
    longest = float(int(self.fraction * float(size)))
    length = torch.ceil(torch.rand([x.size(0), 1], generator=rng, device=x.device) * longest)
    start = torch.floor(torch.rand([x.size(0), 1], generator=rng, device=x.device) * (float(size) - length + 1.0))
    places = torch.arange(size, dtype=torch.float32, device=x.device)
    return torch.to(torch.logical_and(torch.ge(places, start), torch.lt(places, start + length)), torch.float32)
