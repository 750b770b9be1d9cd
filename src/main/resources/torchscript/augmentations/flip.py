class Flip(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  horizontal : bool
  vertical : bool

  def forward(self, x: Tensor, y: Tensor, rng: Generator) -> Tuple[Tensor, Tensor]:
    if self.horizontal:
      x = self.mirrored(x, 3, rng)
    if self.vertical:
      x = self.mirrored(x, 2, rng)
    return x, y

  def mirrored(self, x: Tensor, axis: int, rng: Generator) -> Tensor:
    half = torch.rand([x.size(0), 1, 1, 1], generator=rng, device=x.device).lt_(0.5)
    return torch.where(torch.to(half, torch.bool), torch.flip(x, [axis]), x)
